import { endWith } from './command.ts';
import { runMap } from './map/run-map.ts';

await endWith(() =>
  runMap(process.argv.slice(2), {
    variables: process.env,
    output: process.stdout,
    errors: process.stderr,
    folder: process.cwd(),
  }),
);
