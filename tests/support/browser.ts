import type { FastifyInstance } from 'fastify';
import qs from 'qs';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | number | undefined>;
  readonly html: string;
  /** What a person reads: the words without the markup. */
  readonly text: string;
  /** Where a redirect leads. */
  readonly location: string | undefined;
  json<T = unknown>(): T;
}

/** A browser without scripts: cookies, forms, redirects. */
export class Browser {
  constructor(
    private readonly server: FastifyInstance,
    readonly cookies: Record<string, string> = {},
  ) {}

  get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', address, undefined, headers);
  }

  /** Sends a form and stays at the answer; `follow` goes where it redirects. */
  post(address: string, form: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const body = qs.stringify(form, { arrayFormat: 'repeat' });
    return this.send('POST', address, body, {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    });
  }

  /** Sends a form's body as it is written: for what no form of ours would send. */
  sendRaw(address: string, body: string): Promise<Answer> {
    return this.send('POST', address, body, {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    });
  }

  async follow(answer: Promise<Answer> | Answer): Promise<Answer> {
    let at = await answer;
    for (let hop = 0; hop < 6 && at.location !== undefined; hop += 1) at = await this.get(at.location);
    return at;
  }

  /** Sends a form with files. */
  upload(
    address: string,
    form: Record<string, string>,
    files: readonly { field: string; name: string; bytes: Buffer; type?: string }[],
  ): Promise<Answer> {
    const boundary = '----spreadwell-test';
    const parts: Buffer[] = [];
    for (const [name, value] of Object.entries(form))
      parts.push(
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      );
    for (const file of files)
      parts.push(
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`,
        ),
        file.bytes,
        Buffer.from('\r\n'),
      );
    parts.push(Buffer.from(`--${boundary}--\r\n`));
    return this.send('POST', address, Buffer.concat(parts), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
    });
  }

  /** Calls the API as a program does: JSON, and a token in the header. */
  call(
    method: 'GET' | 'POST' | 'PUT',
    address: string,
    given: { token?: string; body?: object | string } = {},
  ): Promise<Answer> {
    const body = typeof given.body === 'object' ? JSON.stringify(given.body) : given.body;
    return this.send(method, address, body, {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
    });
  }

  private async send(
    method: 'GET' | 'POST' | 'PUT',
    address: string,
    body: string | Buffer | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const reply = await this.server.inject({
      method,
      url: address,
      headers,
      cookies: this.cookies,
      ...(body === undefined ? {} : { payload: body }),
    });
    for (const cookie of reply.cookies) {
      if (cookie.value === '' || (cookie.expires && cookie.expires.getTime() < Date.now()))
        delete this.cookies[cookie.name];
      else this.cookies[cookie.name] = cookie.value;
    }
    const html = reply.body;
    return {
      status: reply.statusCode,
      headers: reply.headers,
      html,
      text: readable(html),
      location:
        reply.statusCode >= 300 && reply.statusCode < 400 ? String(reply.headers.location) : undefined,
      json: <T>() => JSON.parse(html) as T,
    };
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function readable(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:a|b|strong|em|span|abbr|time|mark)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
