const typingPauseMs = 1_200;
const restMs = 60_000;

/**
 * Checks the text after each pause in typing, by the form's own address, and shows the hints of the answer. It never moves the
 * focus and never changes what is typed. Without scripts the form's buttons do the same.
 */
class WritingCheck extends HTMLElement {
  private readonly said = document.createElement('p');
  private timer: number | undefined;
  private asked: AbortController | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const results = this.querySelector('#writing-results');
    if (!form || !results) return;
    this.said.className = 'nhsuk-body-s';
    this.said.setAttribute('role', 'status');
    results.before(this.said);
    const later = () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.check(form, results), typingPauseMs);
    };
    form.addEventListener('input', later);
    form.addEventListener('change', later);
    form.addEventListener('submit', () => {
      clearTimeout(this.timer);
      this.asked?.abort();
    });
  }

  private async check(form: HTMLFormElement, results: Element): Promise<void> {
    this.asked?.abort();
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    if ((fields.get('text') ?? '').trim() === '') {
      results.replaceChildren();
      this.said.textContent = '';
      return;
    }
    const asked = new AbortController();
    this.asked = asked;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: fields, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.querySelector('#writing-results');
      const problem = page.querySelector('.nhsuk-error-summary__list')?.textContent?.trim();
      if (!answer.ok || !found) {
        this.said.textContent =
          problem ?? 'The text could not be checked just now. Press ‘Check it’ to try again.';
        if (answer.status === 429)
          this.timer = window.setTimeout(() => void this.check(form, results), restMs);
        return;
      }
      results.replaceChildren(...found.childNodes);
      this.said.textContent = results.querySelector('#hints')?.textContent ?? '';
    } catch {
      if (!asked.signal.aborted)
        this.said.textContent = 'The text could not be checked just now. Press ‘Check it’ to try again.';
    }
  }
}

customElements.define('sw-writing-check', WritingCheck);
