// The real platform, started as a user starts it: `tp run`. Ends with it when the test ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const root = process.env.TP_ROOT ?? fileURLToPath(new URL('../../../', import.meta.url));
const START_LIMIT_MS = 240_000;
const STOP_LIMIT_MS = 35_000;
const SAID_MAX = 20_000;

/** Starts it on `port` (0: a free one) and answers once it listens. */
export async function startPlatform({ data, speed, port = 0 }) {
  const words = ['run', '--feed', 'replay', '--data', data, '--speed', String(speed), '--port', String(port)];
  const child = spawn(`${root}/tp`, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
  const ended = once(child, 'exit');
  let said = '';
  const url = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${why}; it said:\n${said}`));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`tp run did not listen within ${START_LIMIT_MS / 1000} s`);
    }, START_LIMIT_MS);
    const hear = (chunk) => {
      said = (said + chunk).slice(-SAID_MAX);
      const address = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(limit);
      resolve(`${address}/`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(([code]) => {
      clearTimeout(limit);
      fail(`tp run ended with code ${code} before it listened`);
    });
  });
  return { url, port: Number(new URL(url).port), said: () => said, stop: () => stop(child, ended) };
}

/** Asks it to stop, as Ctrl-C would; answers its exit code. Kills it when it does not. */
async function stop(child, ended) {
  if (child.exitCode !== null) return child.exitCode;
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  child.kill('SIGTERM');
  const [code] = await ended;
  clearTimeout(limit);
  return code;
}
