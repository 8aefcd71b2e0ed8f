import { questionsOf, suggestionForms, type SuggestionFormName } from '../../src/domain/suggestion-form.ts';
import { issueBody, messageBody, messageTitle } from '../../src/formats/suggestion-message.ts';

/** What somebody has to say, by name of the question. */
export type Said = Readonly<Record<string, string>>;

/** The same thing said by each way, as it reaches the panel: name of the file, and what it holds. */
export function byEachWay(
  form: SuggestionFormName,
  said: Said,
): Record<string, { file: string; text: string }> {
  const start = { form, place: 'Tinyport' };
  const filled = (text: string) =>
    questionsOf(form, true).reduce(
      (all, { name, ask }) => all.replace(`${ask}\n`, `${ask}\n${said[name] ?? ''}\n`),
      text,
    );
  const fields = { 'form-name': `suggestion-${form}`, website: '', ...said };
  return {
    'an e-mail': { file: 'mail.eml', text: mail(messageTitle(start), filled(messageBody(start))) },
    'an issue on Forgejo or GitLab': { file: 'issue.md', text: filled(issueBody(start)) },
    'an issue form on GitHub': { file: 'issue.md', text: githubIssue(form, said) },
    'a form that Netlify keeps, as JSON': {
      file: 'submissions.json',
      text: JSON.stringify([
        {
          number: 4,
          form_name: `suggestion-${form}`,
          created_at: '2026-11-20T10:00:00.000Z',
          data: {
            ...said,
            ip: '192.0.2.7',
            user_agent: 'Mozilla/5.0',
            referrer: 'https://tinyport.example/suggest/',
          },
        },
      ]),
    },
    'a form that Netlify keeps, as CSV': { file: 'export.csv', text: csv(fields) },
    'a form that Cloudflare keeps': {
      file: 'message.json',
      text: JSON.stringify({ form, cameOn: '2026-11-20', answers: said }),
    },
    'words typed at the desk': {
      file: 'desk.txt',
      text: suggestionForms[form].questions
        .flatMap(({ name, ask }) => (said[name] === undefined ? [] : [`${ask} ${said[name]}`]))
        .join('\n'),
    },
  };
}

/** What GitHub makes of a form: a heading for each question, and `_No response_` where nothing was said. */
function githubIssue(form: SuggestionFormName, said: Said): string {
  return questionsOf(form, false)
    .map(({ name, ask }) => `### ${ask}\n\n${said[name] ?? '_No response_'}`)
    .join('\n\n');
}

function csv(fields: Said): string {
  const quoted = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return `${quoted(Object.keys(fields))}\n${quoted(Object.values(fields))}\n`;
}

/** A mail as mail programs save it: quoted-printable, an HTML twin, a picture, and a signature with a name. */
export function mail(subject: string, body: string): string {
  const bytes = [...new TextEncoder().encode(`${body}\n-- \nAnn Example\n07700 900123\n`)];
  const printable = bytes
    .map((byte) =>
      byte === 10
        ? '\n'
        : byte > 126 || byte === 61
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
    )
    .join('')
    .replace(/[^\n]{70}/g, (line) => (/=[0-9A-F]?$/.test(line) ? line : `${line}=\n`));
  return [
    'Received: from somewhere.example (192.0.2.9)',
    'From: Ann Example <ann.example@gmail.com>',
    'To: panel@example.org',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    printable,
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>The same with <script>alert(1)</script></p>',
    '--inner--',
    '--outer',
    'Content-Type: image/jpeg; name=photo.jpg',
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
    '',
    '/9j/4AAQ',
    '--outer--',
    '',
  ].join('\r\n');
}
