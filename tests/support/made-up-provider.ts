import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What the provider says of whoever signs in; each part can be a lie. */
export interface Lie {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Left out of the token. */
  readonly without?: readonly string[];
  readonly signedBy?: 'its key' | 'another key' | 'the client’s secret' | 'nobody';
}

type Part = 'discovery' | 'token' | 'keys';

/** An OpenID Connect provider whose operator does as they like: for attacks that a well-behaved one does not make. */
export class MadeUpProvider {
  readonly clientId = 'spreadwell';
  readonly clientSecret = 'a secret of at least thirty-two letters';
  /** Codes that were brought to it to be turned into tokens. */
  readonly codes: string[] = [];
  asked = 0;
  away: Part | undefined;
  /** It takes the call and never answers. */
  silent: Part | undefined;
  /** It answers and never comes to an end: in floods, or a letter at a time. */
  endless: { readonly part: Part; readonly pace: 'flood' | 'drip' } | undefined;
  /** How much of endless answers went out. */
  sentBytes = 0;
  /** How long it thinks before each answer. */
  thinksSeconds = 0;
  private readonly answers = new Map<string, { nonce: string; lie: Lie }>();
  private usual: { nonce: string; lie: Lie } = { nonce: '', lie: {} };
  private readonly own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly another = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  static async open(): Promise<MadeUpProvider> {
    const provider = new MadeUpProvider();
    await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on each code, or this one, stands for this person; the nonce is that of the request, unless the lie has another. */
  letsIn(nonce: string, lie: Lie = {}, code?: string): void {
    if (code === undefined) this.usual = { nonce, lie };
    else this.answers.set(code, { nonce, lie });
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked += 1;
    const { pathname } = new URL(request.url ?? '/', this.issuer);
    const part: Part = pathname === '/token' ? 'token' : pathname === '/keys' ? 'keys' : 'discovery';
    if (this.silent === part) return;
    if (this.thinksSeconds > 0) await setTimeout(this.thinksSeconds * 1_000);
    if (this.endless?.part === part) return this.answerForEver(response, this.endless.pace);
    if (this.away === part) return send(response, 503, { error: 'temporarily_unavailable' });
    if (part === 'keys') return send(response, 200, { keys: [this.publicKey()] });
    if (part === 'discovery') return send(response, 200, this.metadata());
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const code = new URLSearchParams(body).get('code') ?? '';
    this.codes.push(code);
    send(response, 200, {
      access_token: 'opaque',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: this.token(this.answers.get(code) ?? this.usual),
    });
  }

  private async answerForEver(response: ServerResponse, pace: 'flood' | 'drip'): Promise<void> {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"more":"');
    const piece = pace === 'flood' ? 'x'.repeat(65_536) : 'x';
    // Whoever hangs up lets it stop, too.
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    while (!response.destroyed) {
      this.sentBytes += piece.length;
      if (!response.write(piece)) await once(response, 'drain', gone);
      await setTimeout(pace === 'flood' ? 0 : 100);
    }
  }

  private metadata() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      // It would have unsigned and self-signed tokens taken for good.
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  private publicKey() {
    return { ...this.own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };
  }

  private token({ nonce, lie }: { nonce: string; lie: Lie }): string {
    const now = Math.floor(Date.now() / 1_000);
    const claims: Record<string, unknown> = {
      iss: this.issuer,
      aud: this.clientId,
      iat: now,
      exp: now + 300,
      nonce,
      sub: 'subject-1',
      ...lie.claims,
    };
    for (const name of lie.without ?? []) delete claims[name];
    switch (lie.signedBy ?? 'its key') {
      case 'its key':
        return signed(claims, this.own.privateKey);
      case 'another key':
        return signed(claims, this.another.privateKey);
      case 'the client’s secret': {
        const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
        return `${text}.${createHmac('sha256', this.clientSecret).update(text).digest('base64url')}`;
      }
      case 'nobody':
        return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
    }
  }
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: object, key: KeyObject): string {
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
