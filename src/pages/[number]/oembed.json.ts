import type { APIRoute, GetStaticPaths } from 'astro';
import { publishedDirectory } from '../../reader/published-directory.ts';
import { oembedAnswers } from '../../views/embed-view.ts';
import { viewContextOf } from '../../views/view-context.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const answers = oembedAnswers(viewContextOf(await publishedDirectory()));
  return answers.map(({ number, text }) => ({ params: { number: `${number}` }, props: { text } }));
};

/** How to embed an entry, for sites that ask. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
