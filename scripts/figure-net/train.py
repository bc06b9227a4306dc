"""Trains our own recogniser of figures: python train.py DATA_FOLDER MINUTES [weights.pt]

In: files of lines as lines.ts writes them (train-*.bin, test.bin). Out: weights.pt and figure-net.bin beside them, the latter as
src/ocr/figure-net.ts reads it. Needs torch and numpy, which are no dependencies of the product: only its author trains.
The network is convolutional, its loss CTC; batch norms are folded into the weights, which are rounded to 8 bits an output channel.
Files that appear while it trains are learned from, too. Numbers are drawn by seed, by the clock where weights are
trained on; torch does not promise the same on all machines.
"""

import glob
import os
import struct
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

ALPHABET = "0123456789,.-%()"
ROWS, PLANES, STEP = 28, 3, 4
BATCH, PEAK_RATE = 64, 2e-3
# Lines under a stamp by the share of them that it covers, in 255ths; they are shown so many times as often as others.
UNDER_STAMP, STAMPED_WEIGHT = 8, 4
# Channels in and out, height and width of the kernel, rows and columns of paper around, pooling: as in figure-net.ts.
LAYERS = [
    (PLANES, 16, 3, 3, 1, 1, (2, 2)),
    (16, 32, 3, 3, 1, 1, (2, 2)),
    (32, 48, 3, 3, 1, 1, (2, 1)),
    (48, 64, 3, 3, 1, 1, (1, 1)),
    (64, 96, 3, 3, 0, 1, (1, 1)),
    (96, 96, 1, 5, 0, 2, (1, 1)),
]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList(nn.Conv2d(i, o, (h, w), padding=(p, q), bias=False) for i, o, h, w, p, q, _ in LAYERS)
        self.norms = nn.ModuleList(nn.BatchNorm2d(o) for _, o, *_ in LAYERS)
        self.last = nn.Conv2d(LAYERS[-1][1], len(ALPHABET) + 1, 1)

    def forward(self, x):
        for conv, norm, layer in zip(self.convs, self.norms, LAYERS):
            x = F.max_pool2d(F.relu(norm(conv(x))), layer[-1])
        return self.last(F.dropout(x, 0.1, self.training)).squeeze(2).permute(2, 0, 1)


def lines_of(path):
    data, at = open(path, "rb").read(), 0
    while at < len(data):
        width, length, covered, font = struct.unpack_from("<HBBB", data, at)
        at += 5
        text = data[at : at + length].decode("latin1")
        at += length
        planes = np.frombuffer(data, np.uint8, PLANES * ROWS * width, at).reshape(PLANES, ROWS, width)
        at += PLANES * ROWS * width
        # CTC needs a step for each character and between equal ones.
        if length + sum(a == b for a, b in zip(text, text[1:])) <= width // STEP:
            yield text, planes, covered, font


class Lines:
    """Lines by width: those of one batch have the same."""

    def __init__(self):
        self.seen, self.by_width, self.count = set(), {}, 0

    def look(self, folder):
        for path in sorted(glob.glob(os.path.join(folder, "train-*.bin"))):
            if path in self.seen:
                continue
            self.seen.add(path)
            for line in lines_of(path):
                times = STAMPED_WEIGHT if line[2] >= UNDER_STAMP else 1
                self.by_width.setdefault(line[1].shape[2], []).extend([line] * times)
                self.count += 1
        self.widths = [w for w, lines in self.by_width.items() if len(lines) >= 8]
        sizes = np.array([len(self.by_width[w]) for w in self.widths], float)
        self.shares = sizes / sizes.sum()

    def batch(self, rng):
        lines = self.by_width[self.widths[rng.choice(len(self.widths), p=self.shares)]]
        return [lines[k] for k in rng.integers(len(lines), size=BATCH)]


def planes_of(batch):
    return (255 - torch.from_numpy(np.stack([line[1] for line in batch])).float()) / 255


def altered(x, rng):
    """Shifted by up to two rows and columns, lighter or darker, rougher."""
    down, right = (int(v) for v in rng.integers(-2, 3, size=2))
    x = F.pad(x, (2, 2, 2, 2))[:, :, 2 - down : 2 - down + ROWS, 2 - right : 2 - right + x.shape[3]].clone()
    tones = x[:, :2]
    n = x.shape[0]
    gain = torch.from_numpy(rng.uniform(0.75, 1.25, (n, 1, 1, 1))).float()
    lift = torch.from_numpy(rng.uniform(-0.04, 0.06, (n, 1, 1, 1))).float()
    rough = torch.from_numpy(rng.uniform(0, 0.05, (n, 1, 1, 1))).float()
    x[:, :2] = (tones * gain + lift + rough * torch.randn_like(tones)).clamp(0, 1)
    return x


def targets_of(batch):
    texts = [[ALPHABET.index(c) + 1 for c in line[0]] for line in batch]
    return torch.tensor([c for text in texts for c in text], dtype=torch.long), torch.tensor([len(t) for t in texts])


def read(scores):
    best, text, last = scores.argmax(1).tolist(), "", 0
    for k in best:
        if k not in (0, last):
            text += ALPHABET[k - 1]
        last = k
    return text


def measured(net, lines):
    net.eval()
    counts = {}
    with torch.no_grad():
        for line in lines:
            right = read(net(planes_of([line]))[:, 0]) == line[0]
            for key in ("all", "stamped" if line[2] >= UNDER_STAMP else "free", f"font {line[3]}"):
                one = counts.setdefault(key, [0, 0])
                one[0] += right
                one[1] += 1
    net.train()
    return {key: f"{100 * a / b:.2f} % of {b}" for key, (a, b) in sorted(counts.items())}


def folded(net):
    """Weights and biases with the batch norms in them."""
    for conv, norm in zip(net.convs, net.norms):
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        yield conv.weight * factor[:, None, None, None], norm.bias - norm.running_mean * factor
    yield net.last.weight, net.last.bias


def write(net, path):
    """For each layer: weights as bytes [out][in][row][column], then scale and bias of each output as 32-bit floats."""
    net.eval()
    with open(path, "wb") as file:
        for weight, bias in folded(net):
            scale = weight.detach().abs().amax((1, 2, 3)) / 127
            file.write(torch.round(weight / scale[:, None, None, None]).clamp(-127, 127).to(torch.int8).numpy().tobytes())
            file.write(scale.numpy().astype("<f4").tobytes())
            file.write(bias.detach().numpy().astype("<f4").tobytes())
    net.train()


def main(folder, minutes, start=None):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rng = np.random.default_rng(int(time.time()) if start else 1)
    net = Net()
    if start:
        net.load_state_dict(torch.load(start))
    lines, test = Lines(), list(lines_of(os.path.join(folder, "test.bin")))
    lines.look(folder)
    optimiser = torch.optim.AdamW(net.parameters(), lr=PEAK_RATE, weight_decay=0.01)
    begun, step, mean, told = time.time(), 0, 0.0, time.time()
    while (spent := (time.time() - begun) / (60 * minutes)) < 1:
        optimiser.param_groups[0]["lr"] = PEAK_RATE * min(1, (step + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * spent))
        batch = lines.batch(rng)
        scores = net(altered(planes_of(batch), rng)).log_softmax(2)
        targets, lengths = targets_of(batch)
        steps = torch.full((len(batch),), scores.shape[0], dtype=torch.long)
        loss = F.ctc_loss(scores, targets, steps, lengths, zero_infinity=True)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        mean, step = 0.98 * mean + 0.02 * loss.item(), step + 1
        if time.time() - told > 240:
            told = time.time()
            lines.look(folder)
            print(f"{spent:.2f} step {step} loss {mean:.4f} lines {lines.count}", measured(net, test[::10]), flush=True)
            torch.save(net.state_dict(), os.path.join(folder, "weights-now.pt"))
            write(net, os.path.join(folder, "figure-net-now.bin"))
    torch.save(net.state_dict(), os.path.join(folder, "weights.pt"))
    write(net, os.path.join(folder, "figure-net.bin"))
    print("done", step, measured(net, test), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
