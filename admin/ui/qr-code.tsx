import { encode } from 'uqr';

const quietZone = 4;

interface QrCodeProps {
  text: string;
  /** what it shows, for those who do not see it */
  label: string;
  /** its width and height in pixels */
  size?: number;
}

/** A QR code, drawn here, so that its text goes nowhere. Always dark on white, which is what cameras read. */
export function QrCode({ text, label, size = 220 }: QrCodeProps) {
  const { squares, modules } = drawQrCode(text);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={squares} fill="#000" />
    </svg>
  );
}

/** The same as the content of an SVG file, for print. */
export function qrCodeFile(text: string): string {
  const { squares, modules } = drawQrCode(text);
  const attributes = `viewBox="0 0 ${modules} ${modules}" width="1024" height="1024" shape-rendering="crispEdges"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="${modules}" height="${modules}" fill="#fff"/><path d="${squares}"/></svg>`;
}

/** @returns the dark squares as a path, and how many squares the code is wide with its margin */
function drawQrCode(text: string): { squares: string; modules: number } {
  const { data, size: modules } = encode(text, { ecc: 'M', border: quietZone });
  const squares = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('');
  return { squares, modules };
}
