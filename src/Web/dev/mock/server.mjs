// A stand-in for the platform, for developing the dashboard and taking its pictures: REST and hub over a generated
// world.
// Never part of a build. Settings: MOCK_PORT, MOCK_MODE live|replay|simulated, MOCK_SYMBOLS, MOCK_TICKS (per second and
// symbol),
// MOCK_SCENARIO normal|empty|long|stale|old|finished|failed|down, MOCK_DIST (a built dashboard to serve).
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { serveHub } from './hub.mjs';
import { answer } from './rest.mjs';
import { World } from './world.mjs';

const {
  MOCK_PORT = '3080',
  MOCK_MODE = 'replay',
  MOCK_SYMBOLS = '3',
  MOCK_TICKS = '4',
  MOCK_SCENARIO = 'normal',
  MOCK_DIST,
} = process.env;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const world = new World({ mode: MOCK_MODE, scenario: MOCK_SCENARIO, symbols: Number(MOCK_SYMBOLS) });

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  const reply = (status, body, type = 'application/json') =>
    response.writeHead(status, { 'Content-Type': type }).end(body);
  if (url.pathname === '/hubs/platform/negotiate') {
    if (MOCK_SCENARIO === 'down') return reply(503, '');
    return reply(
      200,
      JSON.stringify({
        connectionId: 'mock',
        connectionToken: 'mock',
        negotiateVersion: 1,
        availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
      }),
    );
  }
  if (url.pathname.startsWith('/api/v1/')) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { status, body } = answer(
      world,
      request.method,
      url,
      text ? JSON.parse(text) : null,
      request.headers['idempotency-key'],
    );
    return reply(status, JSON.stringify(body));
  }
  if (!MOCK_DIST) return reply(404, '{}');
  const asked = join(MOCK_DIST, normalize(url.pathname));
  const file = existsSync(asked) && extname(asked) ? asked : join(MOCK_DIST, 'index.html');
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});

const sockets = new WebSocketServer({ server, path: '/hubs/platform' });
serveHub(world, sockets, { ticks: Number(MOCK_TICKS) });
server.listen(Number(MOCK_PORT), '127.0.0.1', () =>
  console.log(`mock platform: http://127.0.0.1:${MOCK_PORT} (${MOCK_MODE}, ${MOCK_SCENARIO})`),
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
