export {};

const pauseMs = 700;
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

interface Kept {
  readonly at: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Beside a text that is being written: asks for hints on it after each pause, and keeps what is typed in this browser until
 * it is saved. It never moves the focus and never changes what is typed. Without scripts saving brings the hints.
 */
class EasyDesk extends HTMLElement {
  private timer: number | undefined;
  private asked: AbortController | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const key = `easy-desk.${this.dataset.key}`;
    if (!form) return;
    this.offerKept(form, key);
    form.addEventListener('input', () => {
      keep(key, form);
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.look(form), pauseMs);
    });
  }

  private async look(form: HTMLFormElement): Promise<void> {
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    try {
      const answer = await fetch(this.getAttribute('action') ?? '', {
        method: 'POST',
        body: new URLSearchParams(fieldsOf(form)),
        signal: asked.signal,
      });
      if (!answer.ok) return;
      const { html } = (await answer.json()) as { html: string };
      const hints = this.querySelector('[data-hints]');
      if (hints && !hints.contains(document.activeElement)) hints.innerHTML = html;
    } catch {
      // The hints come with saving too.
    }
  }

  /** What was typed here and never saved comes back by a press, not by itself. */
  private offerKept(form: HTMLFormElement, key: string): void {
    const kept = readKept(key);
    const differs =
      kept && Object.entries(kept.fields).some(([name, value]) => fieldsOf(form)[name] !== value);
    if (!kept || !differs) return;
    const offer = document.createElement('p');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'nhsuk-button nhsuk-button--secondary nhsuk-button--small';
    button.textContent = `Put back what you typed here at ${clock.format(new Date(kept.at))} and did not save`;
    button.addEventListener('click', () => {
      for (const [name, value] of Object.entries(kept.fields)) {
        const field = form.elements.namedItem(name);
        if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
      }
      offer.remove();
      void this.look(form);
    });
    offer.append(button);
    form.prepend(offer);
  }
}

const keptFields = ['title', 'text', 'glossary'];

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const all = new FormData(form);
  return Object.fromEntries(keptFields.map((name) => [name, String(all.get(name) ?? '')]));
}

function keep(key: string, form: HTMLFormElement): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), fields: fieldsOf(form) }));
  } catch {
    // A browser that keeps nothing: the page itself still holds the text.
  }
}

function readKept(key: string): Kept | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as Kept);
  } catch {
    return undefined;
  }
}

customElements.define('sw-easy-desk', EasyDesk);
