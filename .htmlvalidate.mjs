import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // A style attribute is refused by the security policy that pages are served with.
    'no-inline-style': 'error',

    // A title begins with the name of an entry, and groups have long names.
    'long-title': 'off',
    // The style sheet keeps a phone number on one line; with plain spaces it can be copied.
    'tel-non-breaking': 'off',

    // A day is a good name for a part of a page, and begins with a digit.
    'valid-id': ['error', { relaxed: true }],

    // Boxes to tick that answer one question share its name, as radio buttons do.
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],

    // A table that becomes blocks on a phone loses its meaning in some browsers, unless its roles are spelt out.
    'no-redundant-role': 'off',

    // These judge how HTML is typed. Nobody types it here: Astro writes it, short.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
  },
});
