import {
  questionsOf,
  suggestionFormNames,
  suggestionForms,
  type Question,
  type SuggestionFormName,
} from '../domain/suggestion-form.ts';

/** Told on top of each form: an issue is public, unlike an e-mail. */
const warning =
  'Everybody can read this. Please do not write anybody’s name, number or health, nor your own. You need not answer every question.';

/**
 * The forms as git hosts read them, by path in the repository: issue forms for GitHub and Forgejo, description
 * templates for GitLab. They ask what the page asks; `npm run suggestion -- forms` writes them.
 */
export function issueForms(): ReadonlyMap<string, string> {
  return new Map(
    suggestionFormNames.flatMap((form) => [
      [`.github/ISSUE_TEMPLATE/suggestion-${form}.yml`, githubForm(form)] as const,
      [`.gitlab/issue_templates/suggestion-${form}.md`, gitlabTemplate(form)] as const,
    ]),
  );
}

function githubForm(form: SuggestionFormName): string {
  const { title, lead } = suggestionForms[form];
  return [
    `name: ${quoted(title)}`,
    `description: ${quoted(lead)}`,
    'labels: [suggestion]',
    'body:',
    '  - type: markdown',
    '    attributes:',
    `      value: ${quoted(warning)}`,
    ...questionsOf(form, false).flatMap(fieldLines),
    '',
  ].join('\n');
}

function fieldLines(question: Question): string[] {
  const { name, ask, hint, choices, isLong, isNeeded } = question;
  const type = choices !== undefined ? 'dropdown' : isLong === true ? 'textarea' : 'input';
  return [
    `  - type: ${type}`,
    `    id: ${name}`,
    '    attributes:',
    `      label: ${quoted(ask)}`,
    ...(hint === undefined ? [] : [`      description: ${quoted(hint)}`]),
    ...(choices === undefined
      ? []
      : ['      options:', ...choices.map((choice) => `        - ${quoted(choice)}`)]),
    ...(isNeeded === true ? ['    validations:', '      required: true'] : []),
  ];
}

function gitlabTemplate(form: SuggestionFormName): string {
  const questions = questionsOf(form, false).map(({ ask, hint, choices }) => {
    const more = choices === undefined ? hint : choices.join(' / ');
    return `### ${ask}\n\n${more === undefined ? '' : `<!-- ${more} -->\n\n`}`;
  });
  return `<!-- ${warning} -->\n\n${questions.join('')}/label ~suggestion\n`;
}

/** In single quotes, in which YAML reads everything as it stands, but for such a quote: that is written twice. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
