import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a page gives to `navigator.credentials`, as far as an authenticator uses it. */
export interface AskedToMake {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}
export interface AskedToUse {
  readonly challenge: string;
  readonly rpId: string;
}

/** What a forger can bend; each answer is signed as it stands, so that only what was bent is wrong with it. */
export interface Bent {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
  readonly userPresent?: boolean;
  readonly userVerified?: boolean;
  readonly counter?: number;
  /** As base64url; `null` leaves it out. */
  readonly userHandle?: string | null;
  readonly credentialId?: string;
  /** Turns over the last bit of the signature. */
  readonly spoilt?: boolean;
}

const flag = { present: 0x01, verified: 0x04, withCredential: 0x40 };

/** A passkey that makes genuine answers (Web Authentication Level 3, sections 6 and 7), with an ES256 key of its own. */
export class SoftwareAuthenticator {
  readonly credentialId: string;
  private readonly key: KeyObject;
  private readonly publicKey: KeyObject;
  private counter = 0;
  private userHandle: string | undefined;

  constructor(
    private readonly origin: string,
    private readonly counts = true,
    credentialId = randomBytes(16).toString('base64url'),
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = privateKey;
    this.publicKey = publicKey;
    this.credentialId = credentialId;
  }

  make(asked: AskedToMake, bent: Bent = {}): string {
    this.userHandle = asked.user.id;
    const id = Buffer.from(bent.credentialId ?? this.credentialId, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, id, this.coseKey()]);
    const authData = Buffer.concat([
      this.authenticatorData(bent.rpId ?? asked.rp.id, flag.withCredential, bent),
      credential,
    ]);
    return this.answer(id.toString('base64url'), {
      clientDataJSON: clientData('webauthn.create', asked.challenge, this.origin, bent),
      attestationObject: Buffer.concat([
        cborMap(3),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        cborMap(0),
        cborText('authData'),
        cborBytes(authData),
      ]).toString('base64url'),
      transports: ['internal'],
    });
  }

  use(asked: AskedToUse, bent: Bent = {}): string {
    if (this.counts) this.counter += 1;
    const clientDataJSON = clientData('webauthn.get', asked.challenge, this.origin, bent);
    const authData = this.authenticatorData(bent.rpId ?? asked.rpId, 0, bent);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    const signature = sign('sha256', signed, this.key);
    if (bent.spoilt)
      signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1);
    const userHandle = bent.userHandle === undefined ? this.userHandle : bent.userHandle;
    return this.answer(bent.credentialId ?? this.credentialId, {
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      ...(userHandle ? { userHandle } : {}),
    });
  }

  private answer(id: string, response: object): string {
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }

  private authenticatorData(rpId: string, more: number, bent: Bent): Buffer {
    const flags =
      more |
      (bent.userPresent === false ? 0 : flag.present) |
      (bent.userVerified === false ? 0 : flag.verified);
    const head = Buffer.alloc(5);
    head.writeUInt8(flags);
    head.writeUInt32BE(bent.counter ?? this.counter, 1);
    return Buffer.concat([sha256(Buffer.from(rpId)), head]);
  }

  /** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} (RFC 9053, sections 2.1 and 7.1). */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cborBytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      cborBytes(Buffer.from(y, 'base64url')),
    ]);
  }
}

function clientData(type: string, challenge: string, origin: string, bent: Bent): string {
  return Buffer.from(
    JSON.stringify({
      type: bent.type ?? type,
      challenge: bent.challenge ?? challenge,
      origin: bent.origin ?? origin,
      crossOrigin: bent.crossOrigin ?? false,
    }),
  ).toString('base64url');
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** As much of CBOR (RFC 8949) as an attestation holds. */
function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}
const cborMap = (size: number) => cborHead(5, size);
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
