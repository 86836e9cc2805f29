// How a refusal is shown: the server's own words, and the code to look up.
import { html, nothing } from './lit.js';

export function problem(refusal) {
  if (!refusal) return nothing;
  return html`<p class="problem" role="alert" data-testid="error">
    ${refusal.message} ${refusal.code ? html`<code data-testid="error-code">${refusal.code}</code>` : nothing}
  </p>`;
}
