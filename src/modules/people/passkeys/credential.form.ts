import { z } from 'zod';

const credentialMax = 20_000;
const noPasskey = 'Your browser sent no passkey. Scripts must be on for this.';
const base64Url = z.string().max(credentialMax);

/** What the page's script puts into the form: JSON of the browser's own making (Web Authentication, 5.1). */
function credentialWith<S extends z.ZodType>(response: S) {
  const shape = z.object({
    id: z.string().min(1).max(2_000),
    rawId: base64Url,
    type: z.literal('public-key'),
    authenticatorAttachment: z.enum(['platform', 'cross-platform']).exactOptional(),
    clientExtensionResults: z.object({}),
    response,
  });
  return z
    .string(noPasskey)
    .min(1, noPasskey)
    .max(credentialMax, 'That is no passkey')
    .transform((text, context): z.output<typeof shape> => {
      const read = shape.safeParse(parsedJson(text));
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: noPasskey });
      return z.NEVER;
    });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const MadeCredential = credentialWith(
  z.object({
    clientDataJSON: base64Url,
    attestationObject: base64Url,
    transports: z.array(z.string().max(100)).max(20).exactOptional(),
  }),
);

export const UsedCredential = credentialWith(
  z.object({
    clientDataJSON: base64Url,
    authenticatorData: base64Url,
    signature: base64Url,
    userHandle: base64Url.exactOptional(),
  }),
);
