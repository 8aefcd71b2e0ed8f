import type { APIRoute, GetStaticPaths } from 'astro';
import { publishedDirectory } from '../../reader/published-directory.ts';
import { calendarFiles } from '../../views/calendar-view.ts';
import { viewContextOf } from '../../views/view-context.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const files = calendarFiles(viewContextOf(await publishedDirectory()));
  return files.map(({ slug, text }) => ({ params: { slug }, props: { text } }));
};

/** The dates of one entry, for a calendar program. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
