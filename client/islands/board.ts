import {
  type ChosenSymbol,
  type Composing,
  type Mending,
  mend,
  messageText,
  press,
  readSymbols,
} from '../../src/modules/readable/boards/message.rules.ts';

type Pictured = ChosenSymbol & { href?: string };
const mendings: readonly string[] = [
  'delete',
  'earlier',
  'later',
  'clear',
  'bring-back',
  'unselect',
  'select',
];

/**
 * A board answers presses at once: the message changes in the page. Boards that open, sending and keeping go to the server as
 * without scripts. Nothing speaks until 'Hear it' is pressed..
 */
class Board extends HTMLElement {
  /** Where each picture is: the message itself keeps ids only. */
  private readonly hrefs = new Map<string, string>();

  connectedCallback(): void {
    for (const image of this.querySelectorAll<HTMLElement>('[data-symbols]'))
      for (const symbol of readPictured(image.dataset.symbols))
        if (symbol.picture && symbol.href) this.hrefs.set(symbol.picture, symbol.href);
    this.rememberShown();
    this.addEventListener('click', (event) => this.pressed(event));
    this.offerSpeech();
    if (typeof speechSynthesis !== 'undefined')
      speechSynthesis.addEventListener('voiceschanged', () => this.offerSpeech());
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form.sw-board');
  }

  private pressed(event: MouseEvent): void {
    const button = (event.target as Element | null)?.closest?.('button');
    if (!button || !this.form?.contains(button)) return;
    if (button.dataset.speak !== undefined) this.speak(button);
    if (button.name !== 'press') return;
    const [what = '', which = ''] = button.value.split(/:(.*)/s);
    const now = this.composing();
    if (button.dataset.symbols !== undefined) {
      event.preventDefault();
      const symbols = readSymbols(button.dataset.symbols);
      this.show(press(now, symbols), `${messageText(symbols)}: added`);
    } else if (mendings.includes(what)) {
      event.preventDefault();
      const next = mend(now, what as Mending, Number(which));
      this.show(next, saidOf(what, now, next));
      this.keepFocus(what, next);
    }
  }

  private composing(): Composing {
    const selected = this.field('selected').value;
    return {
      message: readSymbols(this.field('message').value),
      cleared: readSymbols(this.field('cleared').value),
      selected: selected === '' ? undefined : Number(selected),
    };
  }

  private show(next: Composing, said: string): void {
    this.field('message').value = JSON.stringify(next.message);
    this.field('cleared').value = JSON.stringify(next.cleared);
    this.field('selected').value = next.selected === undefined ? '' : String(next.selected);
    const list = this.querySelector<HTMLElement>('[data-board-message]');
    list?.replaceChildren(...next.message.map((symbol, at) => this.item(symbol, at, at === next.selected)));
    const empty = next.message.length === 0;
    // An empty list is said to be a list all the same.
    if (list) list.hidden = empty;
    this.hide('.sw-board__empty', !empty);
    this.hide('[value="delete"]', empty);
    this.hide('[value="clear"]', empty);
    this.hide('[data-board-needs-message]', empty);
    this.hide('[value="bring-back"]', !empty || next.cleared.length === 0);
    this.hide('[data-board-mending]', next.selected === undefined);
    const remove = this.querySelector('.sw-tool[value="delete"]');
    if (remove) remove.textContent = next.selected === undefined ? 'Delete the last' : 'Take it out';
    const hear = this.querySelector<HTMLElement>('[data-speak]');
    if (hear) hear.dataset.speak = messageText(next.message);
    this.offerSpeech();
    this.say(said);
  }

  private item(symbol: ChosenSymbol, at: number, selected: boolean): HTMLLIElement {
    const button = document.createElement('button');
    button.className = 'sw-symbols__one';
    button.name = 'press';
    button.value = selected ? 'unselect' : `select:${at}`;
    button.setAttribute('aria-pressed', String(selected));
    const href = symbol.picture && this.hrefs.get(symbol.picture);
    if (href) {
      const image = Object.assign(document.createElement('img'), {
        src: href,
        alt: '',
        width: 56,
        height: 56,
      });
      image.className = 'sw-symbol__picture';
      button.append(image);
    }
    const word = document.createElement('span');
    word.textContent = symbol.word;
    button.append(word);
    const item = document.createElement('li');
    item.append(button);
    return item;
  }

  /** A press changes what is there: the focus goes to what took its place, never to the top of the page. */
  private keepFocus(what: string, next: Composing): void {
    if (
      this.contains(document.activeElement) &&
      (document.activeElement as HTMLElement).offsetParent !== null
    )
      return;
    const place = next.selected ?? next.message.length - 1;
    const target =
      what === 'clear'
        ? this.querySelector<HTMLElement>('[value="bring-back"]')
        : this.querySelectorAll<HTMLElement>('[data-board-message] button')[Math.max(0, place)];
    (target ?? this.querySelector<HTMLElement>('.sw-cell'))?.focus();
  }

  private say(text: string): void {
    const said = this.querySelector('.sw-board__said');
    if (said) said.textContent = text;
  }

  /** Another part of the page may speak instead: it takes the event. */
  private speak(button: HTMLElement): void {
    const text = button.dataset.speak ?? '';
    const asks = new CustomEvent('sw-speak', { bubbles: true, cancelable: true, detail: { text } });
    if (!button.dispatchEvent(asks) || typeof speechSynthesis === 'undefined') return;
    speechSynthesis.cancel();
    speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang: 'en-GB' }));
  }

  private offerSpeech(): void {
    const canSpeak =
      document.documentElement.dataset.speaks !== undefined ||
      (typeof speechSynthesis !== 'undefined' && speechSynthesis.getVoices().length > 0);
    const empty = this.form === null || this.composing().message.length === 0;
    this.hide('[data-speak]', !canSpeak || empty);
  }

  private hide(selector: string, hidden: boolean): void {
    for (const one of this.querySelectorAll<HTMLElement>(selector)) one.hidden = hidden;
  }

  private field(name: string): HTMLInputElement {
    return this.form?.elements.namedItem(name) as HTMLInputElement;
  }

  /** Pictures of the message that came with the page. */
  private rememberShown(): void {
    const shown = this.querySelectorAll('[data-board-message] li');
    for (const [at, symbol] of this.composing().message.entries()) {
      const src = shown[at]?.querySelector('img')?.getAttribute('src');
      if (symbol.picture && src) this.hrefs.set(symbol.picture, src);
    }
  }
}

function readPictured(text: string | undefined): Pictured[] {
  return JSON.parse(text ?? '[]') as Pictured[];
}

function saidOf(what: string, before: Composing, next: Composing): string {
  const marked = next.selected === undefined ? undefined : next.message[next.selected]?.word;
  if (what === 'clear') return 'All is cleared. You can bring it back.';
  if (what === 'delete') return before.message.length === 0 ? '' : 'One word is taken out.';
  if (what === 'select') return `${marked}: marked. Move it, take it out, or press another picture.`;
  if (what === 'bring-back') return 'Your message is back.';
  return marked === undefined ? '' : `${marked}: moved.`;
}

customElements.define('sw-board', Board);
