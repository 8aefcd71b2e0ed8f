import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { nginxConfig, type NginxWishes } from '../../scripts/host-files/nginx-config.ts';

/** A host that is running. */
export interface RunningHost {
  /** Scheme, host and port, without a last slash. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Full path of nginx, where this computer has it (on Debian: `apt-get install nginx-light`). */
export function findNginx(): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/bin',
  ];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/** Starts nginx with the configuration that `npm run host-files` writes, and nothing else of its own. */
export async function startNginx(
  nginx: string,
  wishes: Pick<NginxWishes, 'folder' | 'base'>,
): Promise<RunningHost> {
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-nginx-'));
  const port = await freePort();
  const site = nginxConfig({ ...wishes, names: [], port, isPart: false });
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const main = [
    'daemon off;',
    'worker_processes 1;',
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    `pid ${home}/pid;`,
    `error_log ${home}/error.log;`,
    'events {}',
    'http {',
    ...kept.map((name) => `${name}_temp_path ${home}/${name};`),
    site,
    '}',
  ];
  writeFileSync(join(home, 'nginx.conf'), main.join('\n'));
  const child = spawn(nginx, ['-p', home, '-c', join(home, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const address = `http://localhost:${port}`;
  while (!(await answers(address))) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${said}\n${site}`);
    await setTimeout(20);
  }
  return {
    address,
    close: async () => {
      child.kill('SIGQUIT');
      await ended;
      const log = readFileSync(join(home, 'error.log'), 'utf8');
      rmSync(home, { recursive: true });
      // What is not there is no fault; nothing else may go wrong.
      if (/\[(warn|crit|alert|emerg)\]/.test(log)) throw new Error(log);
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { redirect: 'manual' });
    return true;
  } catch {
    return false;
  }
}

/** A port that nothing listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}
