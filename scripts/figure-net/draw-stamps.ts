/**
 * Stamps for pages that our own recogniser of figures learns from: round, oval, square, with stars and characters, some turned.
 *
 * In → Out: the page's size, a generator of numbers → tones, dark where stamps have ink. Several on a page, so that much is learned.
 */
import { between, type Context, createCanvas, oneOf, type Random } from './canvas.ts';

const NAMES = '市县区人民政府财政局教育卫生健康委员会文化和旅游公安交通运输农业水利办公室中心学校医院专用章';
const FONTS = ['AR PL UMing CN', 'WenQuanYi Zen Hei', 'AR PL UKai CN', 'Noto Serif CJK JP', 'AR PL SungtiL GB'];

interface Size {
  width: number;
  height: number;
  /** Pixels a millimetre. */
  mm: number;
}

/** Tones, four bytes a pixel: 0 under full ink, 255 elsewhere. */
export function drawStamps({ width, height, mm }: Size, random: Random): Uint8ClampedArray {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const pitch = 47 * mm;
  for (let y = pitch / 2; y < height; y += pitch) {
    for (let x = pitch / 2; x < width; x += pitch) {
      if (random() < 0.2) continue;
      context.save();
      context.translate(x + between(random, -5, 5) * mm, y + between(random, -5, 5) * mm);
      context.rotate(random() < 0.6 ? 0 : between(random, -0.5, 0.5));
      drawStamp(context, mm, random);
      context.restore();
    }
  }
  return context.getImageData(0, 0, width, height).data;
}

function drawStamp(context: Context, mm: number, random: Random): void {
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  const kind = random();
  if (kind < 0.7) drawRound(context, { rx: between(random, 18, 22) * mm, ry: 0, mm }, random);
  else if (kind < 0.85) drawRound(context, { rx: between(random, 20, 24) * mm, ry: between(random, 14, 16) * mm, mm }, random);
  else drawSquare(context, mm, random);
}

interface Round {
  rx: number;
  /** 0 for a circle. */
  ry: number;
  mm: number;
}

function drawRound(context: Context, { rx, ry: given, mm }: Round, random: Random): void {
  const ry = given || rx;
  context.lineWidth = between(random, 0.7, 1.7) * mm;
  context.beginPath();
  context.ellipse(0, 0, rx, ry, 0, 0, 2 * Math.PI);
  context.stroke();
  if (given === 0) drawStar(context, rx * between(random, 0.25, 0.36));
  const size = between(random, 3.2, 5.5) * mm;
  const count = Math.floor(between(random, 8, 20));
  const [from, to] = [Math.PI * between(random, 0.7, 0.85), Math.PI * between(random, 2.15, 2.3)];
  context.font = `${random() < 0.5 ? 'bold ' : ''}${size}px "${oneOf(random, FONTS)}"`;
  for (let i = 0; i < count; i++) {
    const angle = from + ((to - from) * (i + 0.5)) / count;
    context.save();
    context.translate((rx - 1.6 * mm - size / 2) * Math.cos(angle), (ry - 1.6 * mm - size / 2) * Math.sin(angle));
    context.rotate(angle + Math.PI / 2);
    context.fillText(oneOf(random, [...NAMES]), -size / 2, size * 0.36);
    context.restore();
  }
  if (random() < 0.6) drawNumber(context, { y: ry * 0.62, size: size * 0.8 }, random);
}

function drawNumber(context: Context, { y, size }: { y: number; size: number }, random: Random): void {
  const text = random() < 0.5 ? '财务专用章' : String(Math.floor(1e12 + random() * 8e12));
  context.font = `${text.length > 6 ? size * 0.6 : size}px "${oneOf(random, FONTS)}"`;
  context.fillText(text, -context.measureText(text).width / 2, y);
}

function drawStar(context: Context, radius: number): void {
  context.beginPath();
  for (let i = 0; i < 10; i++) {
    const [angle, r] = [(Math.PI * i) / 5 - Math.PI / 2, i % 2 === 0 ? radius : radius * 0.382];
    if (i === 0) context.moveTo(r * Math.cos(angle), r * Math.sin(angle));
    else context.lineTo(r * Math.cos(angle), r * Math.sin(angle));
  }
  context.closePath();
  context.fill();
}

function drawSquare(context: Context, mm: number, random: Random): void {
  const half = between(random, 9, 13) * mm;
  const line = between(random, 0.8, 2) * mm;
  for (const [x, y, w, h] of [
    [-half, -half, 2 * half, line],
    [-half, half - line, 2 * half, line],
    [-half, -half, line, 2 * half],
    [half - line, -half, line, 2 * half],
  ] as const)
    context.fillRect(x, y, w, h);
  const size = half * 0.85;
  context.font = `bold ${size}px "${oneOf(random, FONTS)}"`;
  for (const [x, y] of [
    [-half * 0.88, -half * 0.15],
    [half * 0.03, -half * 0.15],
    [-half * 0.88, half * 0.75],
    [half * 0.03, half * 0.75],
  ] as const)
    context.fillText(oneOf(random, [...NAMES]), x, y);
}
