/**
 * A build that is killed while it puts its site in place, for a test: `node kill-in-swap.ts TARGET CONTENT STEP`.
 * The signal cannot be caught, so nothing is tidied up.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkplace, swapIn } from '../../scripts/build/target-folder.ts';

const [target = '', contentDir = '', fatalStep = ''] = process.argv.slice(2);
const workplace = openWorkplace(target, contentDir);
writeFileSync(join(workplace.site, 'index.html'), 'new');
swapIn(workplace, (step) => {
  if (step === fatalStep) process.kill(process.pid, 'SIGKILL');
});
