import type { ComponentChildren } from 'preact';

/** As the design system does: some screen readers would read the two parts as two headings. */
const readInOnePiece = { role: 'text' } as object;

/** A heading that says no more than 'Important' needs no hidden word before it. */
export function WarningCallout({ heading, children }: { heading: string; children: ComponentChildren }) {
  return (
    <div class="nhsuk-card nhsuk-card--warning">
      <div class="nhsuk-card__content">
        <h3 class="nhsuk-card__heading">
          {heading === 'Important' ? (
            heading
          ) : (
            <span {...readInOnePiece}>
              <span class="nhsuk-u-visually-hidden">Important: </span>
              {heading}
            </span>
          )}
        </h3>
        {children}
      </div>
    </div>
  );
}
