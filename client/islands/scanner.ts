import { fromCarried, type ScanSettings } from '#kit/scan-settings.ts';
import { ScanKeyboard } from '../scanning/scan-keyboard.ts';
import { eachOfPage, group, inRuns, partsOfPage, type ScanPart } from '../scanning/scan-tree.ts';
import { hearSwitch } from '../scanning/switch-press.ts';
import { type Saying, say } from '../speech/say.ts';

/**
 * Works the whole page with one switch. What is offered is marked by a frame; a group that is taken offers what is in it, and
 * after it the way back. While a text is read aloud it waits, and a press holds the reading.
 */
class Scanner extends HTMLElement {
  private settings: ScanSettings | undefined;
  private readonly frame = document.createElement('div');
  private readonly named = document.createElement('div');
  /** The groups that were taken, the innermost last. */
  private path: ScanPart[] = [];
  private offered: readonly ScanPart[] = [];
  private place = 0;
  private round = 0;
  private timer: number | undefined;
  private waiting = false;
  private speaking = false;
  private panel: HTMLElement | undefined;
  private panelParts: (() => ScanPart[]) | undefined;
  private cue: Saying | undefined;
  private sound: AudioContext | undefined;

  connectedCallback(): void {
    this.settings = fromCarried(this.dataset.settings);
    if (!this.settings) return;
    this.frame.className = 'sw-scan-frame';
    this.named.className = 'sw-scan-name';
    this.frame.setAttribute('aria-hidden', 'true');
    this.named.setAttribute('aria-hidden', 'true');
    this.append(this.frame, this.named);
    hearSwitch(this.settings, (long) => this.press(long));
    document.addEventListener('sw-speaking', (event) =>
      this.hearSpeech((event as CustomEvent<boolean>).detail),
    );
    for (const moved of ['scroll', 'resize'])
      window.addEventListener(moved, () => this.drawFrame(), { passive: true });
    this.begin();
  }

  private press(long: boolean): void {
    if (this.speaking) document.querySelector<HTMLElement>('sw-read-aloud button')?.click();
    else if (this.waiting) this.begin();
    else if (this.settings?.way === 'step' && !long) this.move();
    else this.take();
  }

  private hearSpeech(speaking: boolean): void {
    this.speaking = speaking;
    clearTimeout(this.timer);
    if (!speaking) this.later();
  }

  /** From the outermost groups, or the panel's where one is open. */
  private begin(): void {
    this.path = [];
    this.waiting = false;
    this.offer(this.outermost());
  }

  private outermost(): ScanPart[] {
    if (this.panelParts) return this.panelParts();
    const take = (element: HTMLElement) => this.takeElement(element);
    return this.settings?.order === 'each'
      ? [...eachOfPage(take), ...this.tools()]
      : [...partsOfPage(take), group('Tools', this.tools())];
  }

  /** What a hand does beside the page: scroll, go back, stop. */
  private tools(): ScanPart[] {
    const by = window.innerHeight * 0.8;
    const tool = (label: string, take: () => void): ScanPart => ({ label, elements: [], take });
    return [
      tool('Down the page', () => window.scrollBy({ top: by })),
      tool('Up the page', () => window.scrollBy({ top: -by })),
      tool('To the page before', () => history.back()),
      tool('Change or stop scanning', () => location.assign('/scanning')),
    ];
  }

  private offer(parts: readonly ScanPart[]): void {
    const back: ScanPart = { label: 'Back', elements: [], take: () => this.goBack() };
    this.offered = this.path.length > 0 ? [...parts, back] : parts;
    this.place = 0;
    this.round = 0;
    this.showPlace();
  }

  private goBack(): void {
    this.path.pop();
    const last = this.path.at(-1);
    this.offer(last?.parts ?? this.outermost());
  }

  private move(): void {
    this.place += 1;
    if (this.place >= this.offered.length) {
      this.place = 0;
      this.round += 1;
      if (this.settings?.way === 'automatic' && this.round >= this.settings.rounds) {
        this.wait();
        return;
      }
    }
    this.showPlace();
  }

  /** Nobody pressed for some rounds: it stands still until somebody does. */
  private wait(): void {
    clearTimeout(this.timer);
    this.waiting = true;
    this.tell('Press to go on');
    this.frame.hidden = true;
  }

  private take(): void {
    const part = this.offered[this.place];
    if (!part) return;
    this.cue?.stop();
    if (part.parts) {
      this.path.push(part);
      this.offer(this.settings?.order === 'groups' ? inRuns(part.parts) : part.parts);
      return;
    }
    part.take?.();
    if (part.label === 'Back' && part.elements.length === 0) return;
    if (this.panelParts) return;
    // What was taken may have changed the page: the same group again where it stands, else from the start.
    requestAnimationFrame(() => this.stay());
  }

  private stay(): void {
    if (this.panelParts) return;
    const last = this.path.at(-1);
    if (last?.elements.every((element) => element.isConnected && element.checkVisibility()))
      this.offer(last.parts ?? []);
    else this.begin();
  }

  private takeElement(element: HTMLElement): void {
    element.focus();
    if (element instanceof HTMLSelectElement) this.openChoice(element);
    else if (element instanceof HTMLTextAreaElement) this.openKeyboard(element);
    else if (element instanceof HTMLInputElement && isWritten(element)) this.openKeyboard(element);
    else element.click();
  }

  private openKeyboard(field: HTMLInputElement | HTMLTextAreaElement): void {
    const keyboard = new ScanKeyboard(
      field,
      () => this.begin(),
      () => this.closePanel(),
    );
    this.openPanel(keyboard.panel, () => keyboard.parts());
  }

  private openChoice(select: HTMLSelectElement): void {
    const panel = document.createElement('div');
    panel.className = 'sw-scan-keyboard';
    for (const [i, option] of [...select.options].entries()) {
      const key = document.createElement('button');
      key.type = 'button';
      key.className = 'sw-tool';
      key.textContent = option.text;
      key.tabIndex = -1;
      key.addEventListener('click', () => {
        select.selectedIndex = i;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        this.closePanel();
      });
      panel.append(key);
    }
    this.openPanel(panel, () =>
      inRuns(
        [...panel.querySelectorAll('button')].map((key) => ({
          label: key.textContent,
          elements: [key],
          take: () => key.click(),
        })),
      ),
    );
  }

  private openPanel(panel: HTMLElement, parts: () => ScanPart[]): void {
    this.closePanel();
    this.panel = panel;
    this.panelParts = parts;
    this.append(panel);
    this.begin();
  }

  private closePanel(): void {
    this.panel?.remove();
    this.panel = undefined;
    this.panelParts = undefined;
    this.begin();
  }

  private showPlace(): void {
    const part = this.offered[this.place];
    if (!part) return;
    this.tell(part.label);
    part.elements[0]?.scrollIntoView({ block: 'nearest' });
    this.drawFrame();
    this.giveCue(part.label);
    this.later();
  }

  private later(): void {
    clearTimeout(this.timer);
    if (!this.settings || this.settings.way === 'step' || this.waiting || this.speaking) return;
    const times = this.place === 0 ? this.settings.firstTimes : 1;
    this.timer = window.setTimeout(() => this.move(), this.settings.stepMs * times);
  }

  private tell(label: string): void {
    this.named.textContent = label;
    this.dataset.at = label;
  }

  private drawFrame(): void {
    const elements = this.offered[this.place]?.elements ?? [];
    const boxes = elements.map((element) => element.getBoundingClientRect()).filter((box) => box.width > 0);
    this.frame.hidden = boxes.length === 0 || this.waiting;
    if (boxes.length === 0) return;
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    this.frame.style.left = `${left - 6}px`;
    this.frame.style.top = `${top - 6}px`;
    this.frame.style.width = `${Math.max(...boxes.map((box) => box.right)) - left + 12}px`;
    this.frame.style.height = `${Math.max(...boxes.map((box) => box.bottom)) - top + 12}px`;
  }

  private giveCue(label: string): void {
    if (this.settings?.cue === 'beep') this.beep();
    if (this.settings?.cue !== 'speak') return;
    this.cue?.stop();
    this.cue = say(label, { open: false, rate: 1.5 });
  }

  private beep(): void {
    this.sound ??= new AudioContext();
    const tone = this.sound.createOscillator();
    const volume = this.sound.createGain();
    volume.gain.value = 0.05;
    tone.frequency.value = this.place === 0 ? 660 : 440;
    tone.connect(volume).connect(this.sound.destination);
    tone.start();
    tone.stop(this.sound.currentTime + 0.06);
  }
}

function isWritten(input: HTMLInputElement): boolean {
  return !/^(radio|checkbox|submit|button|reset|file|image|range|color)$/.test(input.type);
}

customElements.define('sw-scanner', Scanner);
