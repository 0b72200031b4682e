const pauseMs = 150;
const wideEnough = window.matchMedia('(min-width: 48.0625em)');

/**
 * Narrows a search while boxes are ticked: asks for the same page that the form's button would bring, and puts its results,
 * tabs and counts where the old ones stand. What was found is said once, politely; the focus and the box just ticked stay.
 * Without scripts, and whenever the answer does not come, the form and its button do the same.
 */
class Search extends HTMLElement {
  private asked: AbortController | undefined;
  private timer: number | undefined;

  connectedCallback(): void {
    const narrow = this.querySelector<HTMLDetailsElement>('[data-part="narrow"]');
    const form = narrow?.querySelector('form');
    if (!narrow || !form) return;
    // Beside the results there is room for it; above them there is not.
    if (wideEnough.matches) narrow.open = true;
    form.addEventListener('change', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.ask(form), pauseMs);
    });
  }

  private async ask(form: HTMLFormElement): Promise<void> {
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') address.searchParams.append(name, value);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (asked.signal.aborted) return;
      this.take(page);
      history.replaceState(history.state, '', address);
    } catch {
      // Stale, or the network is away: the button still works.
    }
  }

  private take(page: Document): void {
    for (const part of ['tabs', 'found']) {
      const fresh = page.querySelector(`[data-part="${part}"]`);
      if (fresh) this.querySelector(`[data-part="${part}"]`)?.replaceWith(document.adoptNode(fresh));
    }
    for (const count of this.querySelectorAll<HTMLElement>('[data-count]')) {
      const fresh = page.querySelector(`[data-count="${CSS.escape(count.dataset.count ?? '')}"]`);
      count.textContent = fresh?.textContent ?? '0';
    }
    const kept = page.querySelector('.sw-search-box');
    const words = this.querySelector<HTMLInputElement>('#search-words');
    const typed = words?.value ?? '';
    // The box above goes on with the same filters; what is typed in it stays.
    if (kept && words !== document.activeElement) {
      this.querySelector('.sw-search-box')?.replaceWith(document.adoptNode(kept));
      const again = this.querySelector<HTMLInputElement>('#search-words');
      if (again) again.value = typed;
    }
    const said = this.querySelector('[data-part="said"]');
    const found = this.querySelector<HTMLElement>('[data-part="found"]');
    if (said && found) said.textContent = found.dataset.said ?? '';
  }
}

customElements.define('sw-search', Search);

export {};
