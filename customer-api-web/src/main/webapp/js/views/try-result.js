// What was sent, what came back, and what is to be said about it. The focus comes to the heading of what is new.
import { t } from '../i18n.js';
import { html, nothing } from '../lit.js';
import { asText } from '../signing/call.js';

export function tryResult({ call, answer, findings }) {
  return html`
    ${answer ? answered(answer) : nothing} ${findings ? explained(findings) : nothing} ${call ? sent(call) : nothing}
  `;
}

const answered = ({ status, rate, text, envelope }) => html`
  <section class="card" aria-labelledby="answer-title">
    <h2 id="answer-title" tabindex="-1">${t('try.answer')}</h2>
    <p class=${envelope?.ok ? 'good' : 'problem'} data-testid="answer-status">
      HTTP ${status}${envelope ? html` · <code>${envelope.code}</code> ${envelope.msg}` : nothing}
    </p>
    ${code('answer', t('try.answer'), pretty(text, envelope))}
    <h3>${t('try.rate')}</h3>
    <dl class="plain" data-testid="rate">${rate.map(([name, value]) => html`<div><dt><code>${name}</code></dt><dd>${value}</dd></div>`)}</dl>
  </section>
`;

const explained = (findings) => html`
  <section class="card" aria-labelledby="findings-title">
    <h2 id="findings-title" tabindex="-1">${t('try.findings')}</h2>
    <ul class="findings" data-testid="findings">
      ${findings.map(
        ({ check, outcome, name, values, slips, refused }) => html`<li data-check=${check} data-outcome=${outcome} class=${refused ? 'refused' : ''}>
          <strong>${t(`check.${check}`)}</strong> <span class="outcome">${t(`outcome.${outcome}`)}</span>
          <p>${t(name, ...(slips ? [slips.map((slip) => t(`slip.${slip}`)).join('; ')] : values))}</p>
        </li>`,
      )}
    </ul>
  </section>
`;

const sent = (call) => html`
  <section class="card" aria-labelledby="sent-title">
    <h2 id="sent-title" tabindex="-1">${t('try.sent')}</h2>
    <h3>${t('try.base')}</h3>
    ${code('base', t('try.base'), call.base)}
    <h3>${t('try.signature')}</h3>
    ${code('signature', t('try.signature'), call.headers.signature)}
    <h3>${t('try.request')}</h3>
    ${code('request', t('try.request'), asText(call))}
  </section>
`;

/** Reachable by the keyboard, because it scrolls. */
const code = (id, label, text) => html`<pre tabindex="0" role="group" aria-label=${label}><code data-testid=${id}>${text}</code></pre>`;

const pretty = (text, envelope) => (envelope ? JSON.stringify(envelope, null, 2) : text);
