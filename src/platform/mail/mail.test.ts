import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { type Message, mailJob } from './mail.ts';

/** Somebody else's mail server: it takes one message and gives it to us as it came. */
async function openMailServer(): Promise<{ url: string; received: Promise<string> }> {
  let receive: (message: string) => void = () => undefined;
  const received = new Promise<string>((resolve) => {
    receive = resolve;
  });
  const server = createServer((socket) => {
    let inMessage = false;
    let heard = '';
    socket.write('220 mail.example\r\n');
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      if (inMessage) {
        if (!heard.endsWith('\r\n.\r\n')) return;
        receive(heard);
        inMessage = false;
        heard = '';
        socket.write('250 taken\r\n');
        return;
      }
      if (!heard.endsWith('\r\n')) return;
      const command = heard.slice(0, 4).toUpperCase();
      heard = '';
      inMessage = command === 'DATA';
      socket.write(inMessage ? '354 go on\r\n' : command === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n');
      if (command === 'QUIT') socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  void received.then(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

test('by SMTP the sound is a file beside the words, and a symbol is a picture within them', async () => {
  const { url, received } = await openMailServer();
  const message: Message = {
    to: 'sam@example.org',
    subject: 'News',
    text: 'In words',
    html: '<p><img src="cid:nurse@symbols" alt="nurse"></p>',
    attachments: [
      { fileName: 'heard.mp3', contentType: 'audio/mpeg', base64: Buffer.from('sound').toString('base64') },
      {
        fileName: 'symbol.png',
        contentType: 'image/png',
        base64: Buffer.from('picture').toString('base64'),
        contentId: 'nurse@symbols',
      },
    ],
  };
  const nothing = async () => undefined;
  const job = mailJob(readConfig({ SMTP_URL: url }), async (one) => ({
    message: one,
    sent: nothing,
    failed: nothing,
  }));
  await job.run({ ...message });
  const raw = await received;
  expect(raw).toContain('Content-Type: multipart/mixed');
  expect(raw).toContain('Content-Type: multipart/related');
  expect(raw).toContain('In words');
  const partWith = (words: string) => raw.split(/\r\n--/).find((part) => part.includes(words)) ?? '';
  expect(partWith('Content-Type: audio/mpeg')).toMatch(
    /Content-Disposition: attachment; filename=heard\.mp3/,
  );
  const picture = partWith('Content-Type: image/png');
  expect(picture).toContain('Content-ID: <nurse@symbols>');
  expect(picture).toContain('Content-Disposition: inline');
  expect(picture).toContain(Buffer.from('picture').toString('base64'));
});
