// The one place that knows where the template library lies.
export { html, nothing, render } from '../lib/lit-html.js';
