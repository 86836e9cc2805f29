// What a key is called.
import { t } from '../i18n.js';
import { html } from '../lit.js';

export const tagField = (tag = '') => html`
  <label for="tag">${t('tag.label')}</label>
  <input id="tag" name="tag" data-testid="tag-input" maxlength="20" autocomplete="off" spellcheck="false" .defaultValue=${tag} aria-describedby="tag-hint" required />
  <small id="tag-hint">${t('tag.hint')}</small>
`;
