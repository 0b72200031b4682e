const pauseMs = 1_500;
const retryMs = 10_000;
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/**
 * Keeps what is typed in the form inside it on the server, after each pause. Says so in a line that screen readers read when
 * they are free. It never moves the focus and never changes what is typed. Without scripts the form's own button keeps drafts.
 */
class DraftKeeper extends HTMLElement {
  private readonly said = document.createElement('p');
  private timer: number | undefined;
  private asked: AbortController | undefined;
  private kept = '';
  private leaving = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    this.said.className = 'nhsuk-body-s';
    this.said.setAttribute('role', 'status');
    form.append(this.said);
    this.kept = written(form);
    form.addEventListener('input', () => this.later(form, pauseMs));
    form.addEventListener('change', () => this.later(form, pauseMs));
    // What is sent now is the newest: nothing older may arrive after it.
    form.addEventListener('submit', () => {
      this.leaving = true;
      clearTimeout(this.timer);
      this.asked?.abort();
    });
    window.addEventListener('pageshow', () => {
      this.leaving = false;
    });
  }

  private later(form: HTMLFormElement, ms: number): void {
    if (this.leaving) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.keep(form), ms);
  }

  private async keep(form: HTMLFormElement): Promise<void> {
    const now = written(form);
    if (now === this.kept || this.leaving) return;
    if (this.asked) return this.later(form, pauseMs);
    const asked = new AbortController();
    this.asked = asked;
    try {
      const answer = await fetch(this.getAttribute('action') ?? '', {
        method: 'POST',
        body: sendable(form),
        signal: asked.signal,
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { draftId } = (await answer.json()) as { draftId: string };
      this.remember(form, draftId);
      this.kept = now;
      this.said.textContent = `Draft kept at ${clock.format(new Date())}.`;
    } catch {
      if (!this.leaving) {
        this.said.textContent =
          'The draft could not be kept just now. Your text is still on this page; we try again.';
        this.later(form, retryMs);
      }
    } finally {
      this.asked = undefined;
    }
    if (written(form) !== this.kept) this.later(form, pauseMs);
  }

  /** The form goes on with this draft, and so does the page when it is loaded again. */
  private remember(form: HTMLFormElement, draftId: string): void {
    let field = form.elements.namedItem('draftId');
    if (!(field instanceof HTMLInputElement)) {
      field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'draftId' });
      form.append(field);
    }
    (field as HTMLInputElement).value = draftId;
    const address = new URL(location.href);
    address.searchParams.set('draft', draftId);
    history.replaceState(history.state, '', address);
  }
}

/** The form as it would be sent. */
function sendable(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields;
}

/** What the person wrote: the form without the draft's id. */
function written(form: HTMLFormElement): string {
  const fields = sendable(form);
  fields.delete('draftId');
  return fields.toString();
}

customElements.define('sw-draft-keeper', DraftKeeper);
