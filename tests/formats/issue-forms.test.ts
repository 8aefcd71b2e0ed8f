import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { questionsOf, suggestionFormNames, suggestionForms } from '../../src/domain/suggestion-form.ts';
import { issueForms } from '../../src/formats/issue-forms.ts';

it('a form of GitHub and Forgejo asks each question once, with its hint, its choices, and what has to be answered', () => {
  const forms = issueForms();
  expect(forms.get('.github/ISSUE_TEMPLATE/suggestion-change.yml')).toMatchInlineSnapshot(`
    "name: 'Something here is wrong'
    description: 'It has closed, it has moved, or the times have changed. Answer what you know.'
    labels: [suggestion]
    body:
      - type: markdown
        attributes:
          value: 'Everybody can read this. Please do not write anybody’s name, number or health, nor your own. You need not answer every question.'
      - type: input
        id: about
        attributes:
          label: 'Which one is it?'
        validations:
          required: true
      - type: dropdown
        id: going
        attributes:
          label: 'Is it still going?'
          options:
            - 'Yes, it is going'
            - 'It has stopped for now'
            - 'It has closed'
            - 'I do not know'
      - type: input
        id: when
        attributes:
          label: 'When is it on?'
          description: 'Days and times, like Tuesdays 2pm to 4pm.'
      - type: input
        id: since
        attributes:
          label: 'If it has closed or stopped, since when?'
          description: 'A day, like 1 November 2026.'
      - type: input
        id: where
        attributes:
          label: 'Where is it?'
          description: 'The hall, the park, or roughly where.'
      - type: textarea
        id: other
        attributes:
          label: 'What else is wrong, and what is right?'
      - type: input
        id: instead
        attributes:
          label: 'Where could people go instead?'
      - type: input
        id: know
        attributes:
          label: 'How do you know?'
          description: 'You go there, you run it, or you saw a notice.'
    "
  `);
  expect(forms.get('.github/ISSUE_TEMPLATE/suggestion-missing.yml')).toMatchInlineSnapshot(`
    "name: 'I looked for something and there is nothing'
    description: 'It goes on the list of what is missing, and gets counted.'
    labels: [suggestion]
    body:
      - type: markdown
        attributes:
          value: 'Everybody can read this. Please do not write anybody’s name, number or health, nor your own. You need not answer every question.'
      - type: input
        id: looked
        attributes:
          label: 'What did you look for?'
        validations:
          required: true
      - type: input
        id: whereabouts
        attributes:
          label: 'Whereabouts would help?'
      - type: input
        id: help
        attributes:
          label: 'When would it help?'
    "
  `);
});

it('a template of GitLab has room below each question, and what helps to answer it in words that nobody sees', () => {
  const forms = issueForms();
  expect(forms.get('.gitlab/issue_templates/suggestion-change.md')).toMatchInlineSnapshot(`
    "<!-- Everybody can read this. Please do not write anybody’s name, number or health, nor your own. You need not answer every question. -->

    ### Which one is it?

    ### Is it still going?

    <!-- Yes, it is going / It has stopped for now / It has closed / I do not know -->

    ### When is it on?

    <!-- Days and times, like Tuesdays 2pm to 4pm. -->

    ### If it has closed or stopped, since when?

    <!-- A day, like 1 November 2026. -->

    ### Where is it?

    <!-- The hall, the park, or roughly where. -->

    ### What else is wrong, and what is right?

    ### Where could people go instead?

    ### How do you know?

    <!-- You go there, you run it, or you saw a notice. -->

    /label ~suggestion
    "
  `);
  expect(forms.get('.gitlab/issue_templates/suggestion-missing.md')).toMatchInlineSnapshot(`
    "<!-- Everybody can read this. Please do not write anybody’s name, number or health, nor your own. You need not answer every question. -->

    ### What did you look for?

    ### Whereabouts would help?

    ### When would it help?

    /label ~suggestion
    "
  `);
});

it('there is a form for each thing that people can tell, for each host', () => {
  expect([...issueForms().keys()]).toMatchInlineSnapshot(`
    [
      ".github/ISSUE_TEMPLATE/suggestion-change.yml",
      ".gitlab/issue_templates/suggestion-change.md",
      ".github/ISSUE_TEMPLATE/suggestion-new.yml",
      ".gitlab/issue_templates/suggestion-new.md",
      ".github/ISSUE_TEMPLATE/suggestion-missing.yml",
      ".gitlab/issue_templates/suggestion-missing.md",
    ]
  `);
});

it('hosts read from the forms exactly what the page asks', () => {
  for (const name of suggestionFormNames) {
    const form = parse(issueForms().get(`.github/ISSUE_TEMPLATE/suggestion-${name}.yml`) ?? '') as {
      name: string;
      description: string;
      body: { id?: string; attributes: { label?: string; description?: string; options?: string[] } }[];
    };
    const { title, lead } = suggestionForms[name];
    expect([form.name, form.description]).toEqual([title, lead]);
    expect(
      form.body
        .slice(1)
        .map(({ id, attributes }) => [id, attributes.label, attributes.description, attributes.options]),
    ).toEqual(questionsOf(name, false).map((asked) => [asked.name, asked.ask, asked.hint, asked.choices]));
  }
});

it('a question may hold any sign of writing: hosts read it as it stands', () => {
  const { lead } = suggestionForms.missing;
  const written = `It's "here": 'now' # {or} \\ & * never`;
  Object.assign(suggestionForms.missing, { lead: written });
  try {
    const text = issueForms().get('.github/ISSUE_TEMPLATE/suggestion-missing.yml') ?? '';
    expect(parse(text)).toMatchObject({ description: written });
  } finally {
    Object.assign(suggestionForms.missing, { lead });
  }
});
