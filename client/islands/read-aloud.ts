import { askSpeech } from '../speech/ask-speech.ts';
import { type PageSentence, sentencesIn } from '../speech/readable-text.ts';
import { type Saying, say } from '../speech/say.ts';

const rates = [0.6, 0.8, 1, 1.25, 1.5, 2];
const rateKey = 'sw-speech-rate';
const highlightName = 'sw-heard';

/**
 * Reads the page aloud and marks the word that is heard. It adds its buttons to a page that is whole without them; where the
 * reader has chosen a part of the text, that part is read. Its buttons are ordinary buttons, for keyboard and switch.
 */
class ReadAloud extends HTMLElement {
  private sentences: PageSentence[] = [];
  private place = 0;
  private saying: Saying | undefined;
  private held = false;
  private run = 0;
  private readonly play = button('Listen to this page');
  private readonly stop = button('Stop');
  private readonly back = button('Back a sentence');
  private readonly next = button('On a sentence');
  private readonly slower = button('Slower');
  private readonly faster = button('Faster');
  private readonly told = document.createElement('span');

  connectedCallback(): void {
    this.told.setAttribute('aria-live', 'polite');
    this.play.addEventListener('click', () => this.pressPlay());
    this.stop.addEventListener('click', () => this.end(''));
    this.back.addEventListener('click', () => this.go(this.place - 1));
    this.next.addEventListener('click', () => this.go(this.place + 1));
    this.slower.addEventListener('click', () => this.changeRate(-1));
    this.faster.addEventListener('click', () => this.changeRate(1));
    // In the place of the link to the page that works without scripts.
    this.replaceChildren(this.play, this.stop, this.back, this.next, this.slower, this.faster, this.told);
    this.showState();
    document.addEventListener('sw-speak', (event) => this.speak(event as CustomEvent<{ text: string }>));
    window.addEventListener('pagehide', () => this.end(''));
  }

  /** Another part of the page asks for words to be said, as a board's 'Hear it': one voice says all. */
  private speak(asked: CustomEvent<{ text: string }>): void {
    asked.preventDefault();
    this.end('');
    this.sentences = [];
    const { run } = this;
    const saying = say(asked.detail.text, { open: false, rate: rate() });
    this.saying = saying;
    this.showState();
    void saying.done.then((said) => {
      if (run !== this.run) return;
      if (said === 'no-voice') this.sayNoVoice();
      else this.end('');
    });
  }

  private pressPlay(): void {
    if (this.saying) {
      this.held = !this.held;
      if (this.held) this.saying.pause();
      else this.saying.resume();
      this.showState();
      return;
    }
    const part = chosenPart();
    this.sentences = part ?? sentencesIn(document.querySelector('main') ?? document.body);
    this.go(0);
  }

  private go(place: number): void {
    this.saying?.stop();
    this.held = false;
    this.place = Math.max(0, place);
    this.run += 1;
    void this.readFrom(this.run);
  }

  /** Reads on until the end, or until another run has begun. The next sentence is asked for while this one is heard. */
  private async readFrom(run: number): Promise<void> {
    const open = document.documentElement.dataset.open === 'yes';
    while (run === this.run) {
      const sentence = this.sentences[this.place];
      if (!sentence) return this.end('That was all.');
      const following = this.sentences[this.place + 1];
      sentence.element.scrollIntoView({ block: 'nearest' });
      const saying = say(sentence.text, {
        open,
        rate: rate(),
        onWord: (word, audioMs) => {
          mark(word && sentence.range(word.from, word.to));
          this.dispatchEvent(
            new CustomEvent('sw-word', { detail: { sentence: sentence.text, word, audioMs } }),
          );
        },
      });
      this.saying = saying;
      this.showState();
      if (following) void askSpeech(following.text, open);
      const said = await saying.done;
      if (run !== this.run) return;
      if (said === 'no-voice') return this.sayNoVoice();
      if (said === 'stopped') return;
      this.place += 1;
    }
  }

  private end(words: string): void {
    this.run += 1;
    this.saying?.stop();
    this.saying = undefined;
    this.held = false;
    mark(undefined);
    this.told.textContent = words;
    this.showState();
  }

  private sayNoVoice(): void {
    this.end(
      'There is no voice on this site or in your browser. A screen reader, or the reading view of your browser, may have one.',
    );
  }

  private changeRate(by: 1 | -1): void {
    const at = rates.indexOf(rate());
    const next = rates[Math.min(rates.length - 1, Math.max(0, at + by))] ?? 1;
    localStorage.setItem(rateKey, String(next));
    this.saying?.setRate(next);
    this.told.textContent = `Speed ${next}`;
  }

  private showState(): void {
    const reading = this.saying !== undefined;
    this.play.textContent = reading ? (this.held ? 'Go on' : 'Pause') : 'Listen to this page';
    document.dispatchEvent(new CustomEvent('sw-speaking', { detail: reading && !this.held }));
    for (const one of [this.stop, this.slower, this.faster]) one.hidden = !reading;
    for (const one of [this.back, this.next]) one.hidden = !reading || this.sentences.length === 0;
  }
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'sw-listen';
  made.textContent = text;
  return made;
}

function rate(): number {
  const kept = Number(localStorage.getItem(rateKey));
  return rates.includes(kept) ? kept : 1;
}

/** The sentences that the reader has chosen with the mouse or the keyboard, where they have. */
function chosenPart(): PageSentence[] | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.toString().trim() === '') return undefined;
  const main = document.querySelector('main') ?? document.body;
  const chosen = sentencesIn(main).filter((sentence) => {
    const whole = sentence.range(0, sentence.text.length);
    return (
      selection.rangeCount > 0 &&
      selection.getRangeAt(0).intersectsNode(whole.commonAncestorContainer) &&
      touches(selection.getRangeAt(0), whole)
    );
  });
  return chosen.length > 0 ? chosen : undefined;
}

function touches(a: Range, b: Range): boolean {
  return (
    a.compareBoundaryPoints(Range.END_TO_START, b) < 0 && a.compareBoundaryPoints(Range.START_TO_END, b) > 0
  );
}

/** Marks the word that is heard without changing the page: where a browser cannot, nothing is marked. */
function mark(range: Range | undefined): void {
  if (!('highlights' in CSS)) return;
  if (range) CSS.highlights.set(highlightName, new Highlight(range));
  else CSS.highlights.delete(highlightName);
}

customElements.define('sw-read-aloud', ReadAloud);
