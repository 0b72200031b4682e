const pauseMs = 400;
const wordsMin = 3;
const charactersMax = 1_500;

interface Similar {
  readonly kind: string;
  readonly title: string;
  readonly href: string;
  readonly why: string;
}

/**
 * From the third word on, shows who has done what is being written, beside the form. A polite line says how many; the list
 * is made of plain links, reached by Tab, that open beside the form so that nothing typed is lost. Its room is kept free
 * from the start, so that nothing jumps. An answer that a newer question has overtaken is thrown away.
 */
class SimilarWhileTyping extends HTMLElement {
  private readonly said = document.createElement('p');
  private readonly list = document.createElement('ul');
  private timer: number | undefined;
  private asked: AbortController | undefined;
  private last = '';

  connectedCallback(): void {
    const form = this.closest('form');
    if (!form) return;
    this.classList.add('sw-similar--live');
    this.said.className = 'nhsuk-body-s';
    this.said.setAttribute('role', 'status');
    this.said.textContent = 'Write three words: what is like it shows here.';
    this.list.className = 'nhsuk-list';
    this.append(this.said, this.list);
    const names = (this.getAttribute('fields') ?? '').split(' ');
    form.addEventListener('input', (event) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      if (!names.includes(field.name)) return;
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.ask(form, names), pauseMs);
    });
    if (written(form, names) !== '') void this.ask(form, names);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
  }

  private async ask(form: HTMLFormElement, names: readonly string[]): Promise<void> {
    const text = written(form, names);
    if (text === this.last) return;
    this.last = text;
    this.asked?.abort();
    if (text.split(' ').length < wordsMin) return;
    const asked = new AbortController();
    this.asked = asked;
    try {
      const answer = await fetch(this.getAttribute('action') ?? '', {
        method: 'POST',
        body: new URLSearchParams({ text, kinds: this.getAttribute('kinds') ?? '' }),
        signal: asked.signal,
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { similar } = (await answer.json()) as { similar: Similar[] };
      if (!asked.signal.aborted) this.show(similar);
    } catch {
      if (!asked.signal.aborted) {
        this.last = '';
        this.said.textContent =
          'What is like it cannot be shown just now. Go on: you see it before you post.';
      }
    }
  }

  private show(similar: readonly Similar[]): void {
    const said =
      similar.length === 0
        ? 'Nothing here is like it yet.'
        : similar.length === 1
          ? 'One is like yours:'
          : `${similar.length} are like yours:`;
    if (this.said.textContent !== said) this.said.textContent = said;
    const focused = this.list.contains(document.activeElement)
      ? (document.activeElement as HTMLAnchorElement).href
      : undefined;
    this.list.replaceChildren(...similar.map(item));
    if (focused !== undefined)
      [...this.list.querySelectorAll('a')].find((link) => link.href === focused)?.focus();
  }
}

function item({ kind, title, href, why }: Similar): HTMLLIElement {
  const link = Object.assign(document.createElement('a'), { href, target: '_blank', textContent: title });
  const note = Object.assign(document.createElement('span'), {
    className: 'nhsuk-u-visually-hidden',
    textContent: ' (opens in a new tab)',
  });
  link.append(note);
  const line = Object.assign(document.createElement('span'), {
    className: 'sw-inline-hint nhsuk-body-s',
    textContent: `${kind}. ${why}`,
  });
  const made = document.createElement('li');
  made.append(link, line);
  return made;
}

function written(form: HTMLFormElement, names: readonly string[]): string {
  return names
    .map((name) => form.elements.namedItem(name))
    .map((field) =>
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, charactersMax);
}

customElements.define('sw-similar', SimilarWhileTyping);

export {};
