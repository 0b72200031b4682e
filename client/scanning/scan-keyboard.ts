import { group, type ScanPart } from './scan-tree.ts';

const rows = ['etaoin', 'shrdlu', 'cmfwyp', 'vbgkjq', 'xz1234', '567890'];
const marks = [
  ['. ', 'full stop'],
  ['? ', 'question mark'],
  [', ', 'comma'],
] as const;
/** Words that people write often, the commonest first: one press instead of many. Written for short answers about care. */
const words =
  'the and to I it is was not yes no my me you we they good better bad help like please thank because when what with for of in on at night day pain sleep food drink nurse doctor ward home family carer walk fall time wait more less too very would could should want need do did have had been are but so or this that there here people patients staff noise light bed chair bath toilet talk listen read understand easy hard safe worried happy tired medicine appointment letter phone'.split(
    ' ',
  );
const guessesMax = 5;

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A keyboard on the screen for one field, worked by scanning: rows, then letters, with words that begin as what is written. */
export class ScanKeyboard {
  readonly panel = document.createElement('div');
  private readonly written = document.createElement('output');
  private readonly guesses = document.createElement('div');

  constructor(
    private readonly field: Field,
    private readonly onChange: () => void,
    private readonly onDone: () => void,
  ) {
    this.panel.className = 'sw-scan-keyboard';
    this.guesses.className = 'sw-scan-keyboard__row';
    this.panel.append(this.written, this.guesses);
    for (const row of rows)
      this.panel.append(this.row([...row].map((letter) => [letter, letter, () => this.write(letter)])));
    this.panel.append(
      this.row([
        ['space', 'space', () => this.write(' ')],
        ...marks.map(([text, name]): Key => [name, text.trim(), () => this.mark(text)]),
        ['delete', 'delete', () => this.erase()],
      ]),
      this.row([
        ['delete a word', 'delete a word', () => this.eraseWord()],
        ['done', 'done', () => this.onDone()],
      ]),
    );
    this.show();
  }

  parts(): ScanPart[] {
    return [...this.panel.querySelectorAll<HTMLElement>('.sw-scan-keyboard__row')]
      .map((row) => {
        const keys = [...row.querySelectorAll('button')].map(
          (key): ScanPart => ({
            label: key.dataset.name ?? key.textContent,
            elements: [key],
            take: () => key.click(),
          }),
        );
        return group(keys.map((key) => key.label).join(' '), keys);
      })
      .filter((row) => (row.parts?.length ?? 0) > 0);
  }

  private row(keys: readonly Key[]): HTMLElement {
    const made = document.createElement('div');
    made.className = 'sw-scan-keyboard__row';
    made.append(...keys.map(keyOf));
    return made;
  }

  private write(text: string): void {
    this.set(this.field.value + text);
  }

  private mark(text: string): void {
    this.set(this.field.value.trimEnd() + text);
  }

  private erase(): void {
    this.set(this.field.value.slice(0, -1));
  }

  private eraseWord(): void {
    this.set(this.field.value.trimEnd().replace(/\S+$/, ''));
  }

  private complete(word: string): void {
    this.set(`${this.field.value.replace(/\S*$/, '')}${word} `);
  }

  private set(value: string): void {
    const most = this.field.maxLength;
    this.field.value = most > 0 ? value.slice(0, most) : value;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    this.show();
    this.onChange();
  }

  private show(): void {
    const { value } = this.field;
    this.written.textContent = value === '' ? 'Nothing written yet' : value.slice(-200);
    const begun = (/\S*$/.exec(value)?.[0] ?? '').toLowerCase();
    const fitting = words.filter(
      (word) => word.toLowerCase().startsWith(begun) && word.toLowerCase() !== begun,
    );
    this.guesses.replaceChildren(
      ...fitting.slice(0, guessesMax).map((word) => keyOf([word, word, () => this.complete(word)])),
    );
  }
}

type Key = readonly [name: string, text: string, press: () => void];

function keyOf([name, text, press]: Key): HTMLButtonElement {
  const key = document.createElement('button');
  key.type = 'button';
  key.className = 'sw-tool';
  key.dataset.name = name;
  key.textContent = text;
  key.tabIndex = -1;
  key.addEventListener('click', press);
  return key;
}
