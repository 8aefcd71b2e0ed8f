/** The part of `qrcode` that works a code out, without the parts that draw it for Node or a canvas. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
