import { describe, expect, it } from 'vitest';
import { safeUrlSchema } from '../../src/domain/safe-url.ts';
import {
  issueBody,
  issueWith,
  mailWith,
  messageBody,
  messageTitle,
} from '../../src/formats/suggestion-message.ts';

const place = 'Smallville';
const about = { title: "St Peter's Soup & Tea", address: 'https://small.example/assets/soup/' };

describe('a message that is begun for somebody', () => {
  it('asks every question of its form with room below, and names the page it is about', () => {
    expect(messageBody({ form: 'change', place, about })).toMatchInlineSnapshot(`
      "Which one is it?
      St Peter's Soup & Tea
      https://small.example/assets/soup/

      Is it still going?


      When is it on?


      If it has closed or stopped, since when?


      Where is it?


      What else is wrong, and what is right?


      Where could people go instead?


      How do you know?


      How can we tell you what came of it?

      "
    `);
    expect(messageBody({ form: 'missing', place })).toMatchInlineSnapshot(`
      "What did you look for?


      Whereabouts would help?


      When would it help?


      How can we tell you what came of it?

      "
    `);
  });

  it('says in its subject what it is about, as far as that is known', () => {
    const titles = (['change', 'new', 'missing'] as const).flatMap((form) => [
      messageTitle({ form, place }),
      messageTitle({ form, place, about }),
    ]);
    expect(titles).toMatchInlineSnapshot(`
      [
        "Hereabouts Smallville: Something here is wrong",
        "Hereabouts Smallville: St Peter's Soup & Tea",
        "Hereabouts Smallville: Something good is not here yet",
        "Hereabouts Smallville: Something good is not here yet",
        "Hereabouts Smallville: I looked for something and there is nothing",
        "Hereabouts Smallville: I need this too: St Peter's Soup & Tea",
      ]
    `);
  });

  it('does not ask in public how to reach somebody', () => {
    expect(issueBody({ form: 'new', place })).toMatchInlineSnapshot(`
      "### What is it called?



      ### When is it on?



      ### Where is it?



      ### What happens there?



      ### Who may come?



      ### What does it cost?



      ### How would a new person turn up?



      ### Whom can we ask?


      "
    `);
    expect(issueBody({ form: 'missing', place, about })).toMatchInlineSnapshot(`
      "### What did you look for?

      St Peter's Soup & Tea
      https://small.example/assets/soup/

      ### Whereabouts would help?



      ### When would it help?


      "
    `);
  });
});

describe('an address that begins a message', () => {
  it('opens a mail whose lines end as mail programs need it, with no sign that ends the address early', () => {
    expect(mailWith('panel@example.org', { form: 'missing', place, about })).toMatchInlineSnapshot(
      `"mailto:panel@example.org?subject=Hereabouts%20Smallville%3A%20I%20need%20this%20too%3A%20St%20Peter%27s%20Soup%20%26%20Tea&body=What%20did%20you%20look%20for%3F%0D%0ASt%20Peter%27s%20Soup%20%26%20Tea%0D%0Ahttps%3A%2F%2Fsmall.example%2Fassets%2Fsoup%2F%0D%0A%0D%0AWhereabouts%20would%20help%3F%0D%0A%0D%0A%0D%0AWhen%20would%20it%20help%3F%0D%0A%0D%0A%0D%0AHow%20can%20we%20tell%20you%20what%20came%20of%20it%3F%0D%0A%0D%0A"`,
    );
  });

  it('opens an issue on each host, filled in as that host reads it', () => {
    const opened = (host: 'github' | 'forgejo' | 'gitlab') => {
      const repository = { host, url: safeUrlSchema.parse('https://code.example/town/directory.git//') };
      const { pathname, searchParams } = new URL(issueWith(repository, { form: 'missing', place, about }));
      return { pathname, ...Object.fromEntries(searchParams) };
    };
    expect(opened('github')).toMatchInlineSnapshot(`
      {
        "looked": "St Peter's Soup & Tea, https://small.example/assets/soup/",
        "pathname": "/town/directory/issues/new",
        "template": "suggestion-missing.yml",
        "title": "Hereabouts Smallville: I need this too: St Peter's Soup & Tea",
      }
    `);
    expect(opened('forgejo')).toMatchInlineSnapshot(`
      {
        "body": "### What did you look for?

      St Peter's Soup & Tea
      https://small.example/assets/soup/

      ### Whereabouts would help?



      ### When would it help?


      ",
        "pathname": "/town/directory/issues/new",
        "title": "Hereabouts Smallville: I need this too: St Peter's Soup & Tea",
      }
    `);
    expect(opened('gitlab')).toMatchInlineSnapshot(`
      {
        "issue[description]": "### What did you look for?

      St Peter's Soup & Tea
      https://small.example/assets/soup/

      ### Whereabouts would help?



      ### When would it help?


      ",
        "issue[title]": "Hereabouts Smallville: I need this too: St Peter's Soup & Tea",
        "pathname": "/town/directory/-/issues/new",
      }
    `);
  });

  it('leaves open on GitHub what it is about, where that is not known', () => {
    const address = (url: string) =>
      issueWith({ host: 'github', url: safeUrlSchema.parse(url) }, { form: 'new', place });
    expect(address('https://code.example/town/directory')).toMatchInlineSnapshot(
      `"https://code.example/town/directory/issues/new?template=suggestion-new.yml&title=Hereabouts%20Smallville%3A%20Something%20good%20is%20not%20here%20yet"`,
    );
    expect(address('https://code.example/my.github/x/')).toMatch(
      /^https:\/\/code\.example\/my\.github\/x\/issues\/new\?/,
    );
  });

  it('can be made of a name that is cut in the middle of a sign', () => {
    const cut = { title: 'Tea \ud83e', address: 'https://small.example/' };
    expect(mailWith('a@example.org', { form: 'change', place, about: cut })).toContain('Tea%20%EF%BF%BD');
    expect(
      mailWith('a@example.org', { form: 'change', place, about: { ...cut, title: 'Tea 🫖' } }),
    ).toContain('Tea%20%F0%9F%AB%96');
  });
});
