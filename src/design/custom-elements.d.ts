import type { JSX } from 'preact';

/** Elements of our own that client/islands bring to life; without scripts they are plain boxes. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'sw-passkey': JSX.HTMLAttributes<HTMLElement> & { ceremony: 'make' | 'use'; options: string };
      'sw-easy-desk': JSX.HTMLAttributes<HTMLElement> & { action: string };
      'sw-read-aloud': JSX.HTMLAttributes<HTMLElement>;
      'sw-scanner': JSX.HTMLAttributes<HTMLElement> & { 'data-settings': string };
      'sw-board': JSX.HTMLAttributes<HTMLElement>;
      'sw-writing-check': JSX.HTMLAttributes<HTMLElement>;
      'sw-search': JSX.HTMLAttributes<HTMLElement>;
      'sw-similar': JSX.HTMLAttributes<HTMLElement> & { action: string; fields: string; kinds: string };
      'sw-draft-keeper': JSX.HTMLAttributes<HTMLElement> & { action: string };
    }
  }
}
