import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

/**
 * Lets the browser make or use a passkey when the form inside is sent, and sends the form with its answer. The server has
 * put what it asks for, with a challenge that holds once, into `options`.
 */
class PasskeyCeremony extends HTMLElement {
  private readonly said = document.createElement('p');

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form || !('credentials' in navigator)) return;
    for (const note of document.querySelectorAll('.sw-needs-scripts')) note.remove();
    this.said.setAttribute('role', 'alert');
    form.append(this.said);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.answer(form);
    });
  }

  private async answer(form: HTMLFormElement): Promise<void> {
    const field = form.elements.namedItem('credential');
    if (!(field instanceof HTMLInputElement)) return;
    const optionsJSON = JSON.parse(this.getAttribute('options') ?? '{}');
    try {
      const credential =
        this.getAttribute('ceremony') === 'make'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON });
      field.value = JSON.stringify(credential);
      form.submit();
    } catch {
      this.said.textContent =
        'Your browser did not finish. Press the button to try again, or sign in another way.';
    }
  }
}

customElements.define('sw-passkey', PasskeyCeremony);
