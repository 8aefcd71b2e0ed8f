import { setTimeout } from 'node:timers/promises';
import type { SafeUrl } from '../../src/domain/safe-url.ts';
import type { Answer } from './ask-address.ts';

/** How many hosts are asked at the same time; each of them hears one question at a time. */
const hostsAtOnce = 4;

/**
 * Asks addresses, each once: one question at a time for each host, with a pause between, so that nobody's website is
 * troubled by it.
 *
 * @param pause between two questions to one host, in milliseconds
 */
export async function askAll(
  addresses: readonly SafeUrl[],
  ask: (address: SafeUrl) => Promise<Answer>,
  { pause, count }: { pause: number; count?: (done: number, total: number) => void },
): Promise<ReadonlyMap<SafeUrl, Answer>> {
  const answers = new Map<SafeUrl, Answer>();
  const hosts = [...Map.groupBy(new Set(addresses), (address) => new URL(address).host).values()];
  const total = new Set(addresses).size;
  const work = async (): Promise<void> => {
    for (let host = hosts.shift(); host; host = hosts.shift()) {
      for (const [index, address] of host.entries()) {
        if (index > 0) await setTimeout(pause);
        answers.set(address, await ask(address));
        count?.(answers.size, total);
      }
    }
  };
  await Promise.all(Array.from({ length: hostsAtOnce }, work));
  return answers;
}
