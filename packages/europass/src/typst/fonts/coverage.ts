// Written by scripts/font-coverage.mjs from the fonts.
/**
 * Which characters fonts have, by family, or by file where a family is sliced: runs of code points, each the
 * gap before it and, after a dot, its length where that isn't 1, in base 36.
 */
export const coverage: Readonly<Record<string, string>> = {
  'Open Sans':
    'w.2n x.d 1.5u i d.2 d.2 1l.4 2 9.6 o.4 r x 2q 9.2 1 e.6 l c.5 1.7 2 2 g 2.3 2j.7 1 1.k 1.18 2.2 3 15.3r 1.3w 4c.f 2.2 4 8.r 4r9.2 1o.2 1s.6 o 1.2i 2b 40 x.b 8.3 1.8 1.3 3 9 1.2 5.2 1 7 17 3.7 1.f 1.3 6.8 6.2 2 2.3 2g d 2 9 1 3 7 18.4 4j 3 8 1.2 2 4 3 c s n 3.2 o4 pns.3 pp fqk.5 11.d 1.5 1 1.2 1.2 1.6 xc.2',
  'Source Sans 3':
    'w.2n x.d 1.5w 4 3 2.4 1.3 1.2 2.2 2 1.2 d.3 5 7.5 9.h 4.6 2.2 2.3 3.2 1.b 2.2 2.2 2.2 a.9 1.2 2.2 f 2.5 2.5 2.2 6.18 1.9 1.c 1.2 2.2 1.5 1.8 7.5 2.3 1.7 4.7 3.f 1.5 8 i.e 1.5 1 2.9 2.8 1 1.5 1 2.7 2 1.4 h.2 3 1.2 1 i.2 4 3 5.7 1 1.k 1.1b 3 1 1 1 1 3 i 2.2 7.2o 2.2 e.4 q.4 2.6 4.4 6.2 2.6 2.2 2.2 4.5 2.2 6.3 2.6 8.2 2.4 4.2 2.2 2.2 4rx 6 1 1.2 1.8 1 1.6 3.5 1 1.4 3.3 2 j.2 8 1 3 s 3 b 1 1 a 3 d 1g.2 2.2 2.8 4.2 6.e 6.a 2.c 8.2 2.e 2.2 2.6 2.2 a.8 8.a 6.2k 6.m 2.6 2.12 2.6 2.8 1 1 1 1.v 2.1h 1.f 1.e 2.6 1.j 2.3 1.9 8 1.2 5.f 1.4 2 8.5 1 3.2 1.4 4 2.4 11.2 2.r i 1.2 1.2 1 1.2 1 2.2 1.2 2.3 2 1z d 2.2 6 1 1 3 7 x.f 16 6.a e 13.4 j o 1.2 2 8 1.2 2 3.2 3.2 9 1 a.2 g n.2 2.2 4c.2 c 7 3.6 3.2 4 hg.2 8.3 5.9 1.9 1 2.4 2 8.2 c 15.2 3 10.3 2.4 t 2 1.2 3.2 4n.2 2.2 1l 8.6 3 3l.4 vq.3 2.2 a b be 9.4 k.2 m nux 5.4 14.2 a.2 8.2 j.f 1 z.2 4 1 1o.3 ny i.2 fq0.5 1clk.3 v 1m.6 mx 2w fp ct',
  'Fira Sans':
    'w.2n x.d 1.ed 1 2.6 2.2 5.3 1.3 1.4 2 1.9 1.a 4 h.5 1.8 1 1.3 2.c 1.b 1.4 1.3 2.5 4 2 m 4 e.8 2.6 4.7 1 1.k 1.1r e.3u g.4m 1sf 2yy x.b q 19 4.6 1k.4 4.6 2.2 a.2 4.2 8.2 6.2 4.6 2.4 2.4 2.8 2.2 4.4 6.8 6.2 6.6 c.2 a 1.2i 6.m 2.6 2.12 2.6 2.8 1 1 1 1.v 2.1h 1.f 1.e 2.6 1.j 2.3 1.9 8.2 9.5 1.3 1.3 1.3 3 9 8.2 4 4 5 11 3.r i 4 2.4 2 4 4.2 2 24 8 2 b 3 7 10.d 1c.4 2a.5 n 2.2 8 1.2 2 3.2 3 c s n 3.2 2n 2o.3 2 4i dc q 1ax.3 6 3.3 ob9.5 s 2.2 3.6 pn fql.2',
  'Source Serif 4':
    'w.2n x.d 1.3i 2.4 2.1e 2.o f 2 d.2 d.2 s.g 9.2 g.2 u.4 r p 7 7 26 1.2 3.2 2.2 1.2 6.7 b.6 3.3 s.5 1.7 e 7.2 1.4 4 2 1u.2 8 5.7 1 1.k 1.18 8 1 1 1 3 u.2o 2.2 e.4 q.4 2.6 4.4 6.2 2.6 2.2 2.2 4.3 c.3 2.6 8.2 2.4 4.2 2.2 4sv 3.3 3 1.2 1 3.3 2 1s 3 q 28.4 g.2 2.2 4.2 a.6 2.2 2.8 g.a 8.4 g.6 8.2 2.2 3 6 1.2i 7c.6 1.2 5 1.4 2.3 1.3 1.3 2.2 8.2 1.2 5.2 1 7 2.3 12.2 2.6 3.d 3.2 i 2 1.2 1 1.2 1 2.2 1.2 2.3 2 1 2b 2.2 8 1 3 7 10.2 6.4 1d.4 2.4 2w 3 8 1.2 2 3.2 3 c s n 3.2 my h.2 2.2 4.2 2.2 4 2.2 1x.2 2g 4o 1q 1d3.2 14g4.5 1cmi 1m.2',
  Literata:
    'w.2n x.d 1.5t g 2 d.2 d.2 j.p 9.2 2.2 e.y e.4 2.4 3 p 7 7 2f.4 1.2 6.7 b.6 y.5 1.7 2 1.2 8 7.2 1.3 5 2 1u.2 4 3 5.7 1 1.k 1.18 8.b v.27 1.f 2.2 6.2 10.4 2.2 2.2 6.2 a.4 8.2 s.2 e.2 4ym.2 2.4 4.4 4.2 2.2 2.2 4.2 2.2 6.6 6.8 2.8 6.g 2.4 8.4 4.6 8.2 2.2 3 6 1.2i 6.m 2.6 2.12 2.6 2.8 1 1 1 1.v 2.1h 1.f 1.e 2.6 1.j 2.3 1.9 8.4 5 1.4 2.3 1.3 1.3 3 9 1.2 5.2 7 1 17 3.6 3.d 3.2 i 1.2 1.2 1 1.4 2.2 1.2 2.3 1.2 2d 2.2 8 1 3 7 10.2 6.4 1d.4 32 2.2 8 1.2 2 3.2 3 c s n 3.2 my.2 g.2 2.2 4.2 2.2 4.2 2 1646.2',
  'EB Garamond':
    'w.2n x.d 1.eq 4 1.c 6.7 1.4 j 8.1r 1.6 b 1 3 5 3 2 f.2 4 3 5.7 1 1.k 1.19 1.7 1 1.3 3 e.3 6 1 4.2o 2.2 6.2 4 1.6 i.3a g.4 6.4 6.6 4.2 4pc.3 1.4 2.4 1 8 2.2 3.3 3.5 1.3 1.2 1.8 1 1.6 3.4 2 1.4 3.3 2 5.5 4 1d 1 1 q 2 5 e 18.7q 2.6 2.12 2.6 2.8 1 1 1 1.v 2.1h 1.f 1.e 2.6 1.j 2.3 1.9 1.b 5.7 1.3 1.3 1.3 1.4 8 1.6 1.2 1.3 5 2.3 1 2 8 o.2 2.r 1.d 4 1.7 1.4 2.2 1.2 2.3 1.2 1u.2 1 1.2 2 4 3.2 2 7.3 1.2 2.2 2.2 2 a h 4 2.2 6.4 1.w g.c 2.5 b x.4 6.2 12 2.3 7.5 1.2 2.2 3 4.4 4 a 5 4 6 n 3.2 4.2 2.2 2d 15 j 11.2 95.1u 6i.2 g.2 2.2 4.2 2.2 4.2 2 r 1e 2.3 2n 3v.3 1y 3 e.2 3k.4 i0.3 5q.2 7t.w bc 9.4 2.2 4 b.2 cn 4.4 niy.c g.2 5 7 1 3 1 h x.2 r 28.5 ge8.7 za 1bs8.q gc.2',
  Vazirmatn:
    'w.2n x.d 1.5u f 2 d.2 d.2 1r 9.6 o.4 r x 2q 9.2 1 e.6 l c.2 1 5 5 j ko.2 2.3 2 5 3 1.q 2 2.p 1.2 4.i 2 4 2 1 2 3.2 1.2 7 1 1.2 1 1 5.2 2 4.5 1 5 4 1.3 1.4 2.b 1.4 6.3 a 6.a 2w.2 4v0.b 5.6 1.8 1.3 2.3 7.2 1.2 5.2 1 7 1b a z.2 1.7 4 7.2 1.2 1z d 2 b 3 7 18.4 4j 3 7.2 1.2 2 4 3 c s n 3.2 o4 1 1644.4 23.2 4.4 c.8 c.4 a.e 8.2 5 1.b d.2 i.a 1.2 2.2 4.2 i.4 8u.2 4y 9 37.5 1.3r 73.2',
  'Noto Sans Arabic':
    'w.2n x.4 1 1.5 2.3 3 1.3 1.2 3.21 2.a 2.6 2.6 2.2 2.2 2.4 4.2 1.6 2.8 1.4 2.c 2.4 2.2 4.l 49.4 r 3y.2 1 e.6 y.5 1.3 1.3 5 j.3 k7.s 1.6b 28.1c 6o.v 1.2 6.2w 48w.6 o 2b.2 7p 6.2 1.2 3.3 1.3 3 3 8 9.2 k 2k 39 6n 7 q9 1o4 14i6.37 g.cd 2.1i 7 w.g 34.5 1.3r 35s.3',
  'Noto Sans Hebrew':
    'w.2n x.4 1 1.5 2.3 3 1.3 1.2 3.21 2.a 2.6 2.6 2.2 2.2 2.4 4.2 1.6 2.8 7.6 2.4 2.4 2.2 4.2 2.h 49.4 r 3y.2 1 e.6 y.5 1.3 1.3 p.3 h4.1j 8.r 4.6 4uj.6 o 2b.2 7w 2.2 3.3 1.3 3 3 i.2 33 1 39 6n qh 164w.q 1.5 1 1.2 1.2 1.a',
  'Noto Sans Devanagari':
    'w.2n x.4 1 1.5 2.3 3 1.3 1.2 3.21 2.a 2.6 2.6 2.2 2.2 2.4 4.2 1.6 2.8 7.6 2.4 2.4 2.2 4.2 2.h 49.4 r 3o 9.2 1 e.6 y.5 1.3 1.3 p.3 15j.3k 3tc.13 1.2 au.6 o 2b.2 7w 2.2 3.3 1.3 3 3 i.2 35 c 1i 1d 6n qh pr7.a 4m.w mio.a',
  'Noto Sans Thai':
    'w.2n x.4 1 1.5 2.3 3 1.3 1.2 3.21 2.a 2.6 2.6 2.2 2.2 2.4 4.2 1.6 2.8 1.4 2.c 2.4 2.2 4.l 49.4 r 3o 9.2 1 d.7 y.5 1.3 1.3 5 j.3 8 24v.1m 4.t 36s.6 o 2b.2 7w 2.2 3.3 1.3 3 3 i.2 35 39 6n qh',
  'DejaVu Sans':
    'w.2n x.d 1.fw 2.3 4 3 8.27 2.3 3.2 1 1.7 d.8 2.6 4.7 1 1.k 1.ar b.12 2.7 1.13 1.2 11.k 2.2 8.r 5.5 h.2 1.2 1 8 5 3 1.q 5.m 1 2 5.h 3 4.1z 6.3 2.2 1 1 4 q.a 5i.14 3.b 2.3 18k 1t.2 1 2.2 1 2 6.4 1.7 1.3 1 1 2.2 1.d 1.3 2.5 1 1.6 2.a 2.2 ci.12 a.19 lg.7 1.j 1.p 1.k 1.7 1.2y 2.17 1.s 8.1b 1.h 1.p 9.i 4.d 9.g 1a 2 2s.2 12.9 9.t 19f.l 1.e 2.9 1.18 1.e c.2 2 1 7 l.11 4.6 1i.70 4.m 2.6 2.12 2.6 2.8 1 1 1 1.v 2.1h 1.f 1.e 2.6 1.j 2.3 1.9 1.b 5.q 5.1d g.2 2.r 1.d 3.m 2.3 2 i.2 4.2 3.2 4 u.a 1.1r 1 2 1.1i 3 6.aq 6.2 2.6 2.5 2.2 1y.3 4 2 9 c 6.k v.2 j 1 2 1l.2 1o.a 46.bh 1.r 7.4 u u.4 1.4 2.s 1.z 1 1.4 3 1.7 2.1g 3.o 1.e 6.2 p 5.6 4.7k 6.2 2.2 1g.2 1t.2 21.8 l e.2 4.3 9.h i 1m.2 h.10 d.d 1q.2 5.r 4.6 1a.2 7f.o 1.7 3k.12 a.1i 9 4o 6 2.4 8 68h.1s h5c.1c 90.4 4.2 2.2 2.4 a.d r.4 6.2 2.2 32.f 4.5 2.a 4.i 4.6 2.6 2.2 c.4 o.4 5.6 1.2 e.b 25.8 ge8.7 c.5 5.q 1.5 1 1.2 1.2 1.a 2.2a 6.4 11.a 1.2 4.6 i.4 f4.4 24.5 1.3r 70.5 le.v 1.4 1524.2f dd.2 1.4 1.5 1 3.7 1.q 1g.1g ec.k 4d0.4 1.r 1.2 1 2 1.a 1.4 1 1 11.2 1 2.4 1.7 1.4 1.4 1 c1.2s c.f 2.e 2.f 1.f fl.8 7o.2 2 3 cq.10 1.7 1.k 2',
  'Noto Emoji':
    'w 2 6 5.a 33 4 68d c 49 1q m 2i.6 f.2 a7.2 c 4m p.b 4.3 5j 6f.2 a 9 1m.4 1.5 9 2 2.2 2 4 2 1.2 2 3 3.2 8.3 5 1 5.c b.2 2 1.2 1 i 2.2 i.6 1 1.2 3.2 5 2.2 4.2 b.2 5.2 2 5.2 1 1.2 k.2 5.6 1.4 2 4 2 2.6 1 2 1 1 6 3 6 a.2 f 2 4 1 4.3 1 b.2 1c.3 9 e e ac.2 cv.3 j.2 1f 4 yi c gp 1 2fze 5m 4g.2 c.2 e 2.a 23.q 1.2 n k 2.9 l.2 4u.y 2.34 2.2 1.3 2.2b 2.3 1.7b 1.1r b.6 1.o 7.2 2.8 c 2.4 2 4.2 d.2 2 8.2 9 5.3 c.3 8.3 2 1 4 6 3 6.2e 1c.1y 5.8 2.5 2.a 3 1.2 3 2.a 6b.c 4 7v.1b 1.a 1.55 34.d 3.1z 1 3.i 1.d 3.c',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-4-400-normal.woff': 'w.3 3h 2q9l n 1.4 o.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-5-400-normal.woff':
    'w.3 3h 1e8y.2 2 2 c.3 2.3 1.r 1 1.u 1 3.5 1.4 1 2.a 1.4 2.5 1 2.6 3 4.5 1.3 1s.5 1 2 1 1 1bpe.2 w.4 2.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-6-400-normal.woff':
    'w.3 3h 1d28 16.2 6 2 19 1 c 4 4 b 3 1b h c 2 3 z 1 6 6n.2 ml.2 1.i 4.a 1.4 1.e 1.4',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-21-400-normal.woff': 'w.3 3h vdu 1.9 2.2 2.3 1 2.2 1 1 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-22-400-normal.woff':
    'w.3 3h v4f.4 1.7 2 1.5 1.9 2 1 1.4 1.3 1.6 2.9 2 1 1 2.2 2.3 3 3.3 2.2 3.2 1 1 1 5 6.2 3.2 9.2 2.3 1.4 3 5 3 2 1.2 1.2 2 2.2 1.2 1 2 1.4 4 1 1.2 1 2 1.2 1 c 1 2 3 2 1 8 6 2 2 1 5 1 3.2 2 8.2 5.2 e.3 2.2 o.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-23-400-normal.woff':
    'w.3 3h ush.2 1.8 1.5 1.8 2.6 1.3 1 1 1.2 2.7 1.5 1.2 2 1.3 1.9 1.8 1.2 1 1.3 1 3 4.2 3.2 1 5.2 4 5.2 8 8 2 7 1 e 3 3 h 7 2.2 1.3 a 3 1 7 3 5 4 5 2 s 4 3 3 7 2 1 d 7 i 6.2 f 6 8 3 1 1 5.5 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-24-400-normal.woff':
    'w.3 3h ue7 2 1 2.3 2.2 1 1.2 1.2 1.2 1.8 2 1 7.3 3.2 2.2 5.5 3 2.2 1.2 1.2 6 5 1 1 6.2 1.3 4 4 1 7.2 1 1 4 1.2 2 4 1 4 2.2 1 1.2 1 4 1.2 8 7 2.4 3.2 2 4 1 1 1 2 1.2 c 7 8 7 2 2 2 d.2 7 1.2 1.2 1.2 6 g.2 8 2 4 c 7.2 g d 4 e 8 4 6 1 4 6.3 9 3 c d 4.2 2 3.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-25-400-normal.woff':
    'w.3 3h u2k 3.2 4.4 1 1.2 2 1 7.3 4 1 2 1 1.2 5.2 3 1.2 2 2 6 3 1 6 2.2 3.2 6 5.2 4.2 1.2 1 6 4 2.4 1.2 2 4.2 1.3 3.2 1.2 1.2 2 2.2 1.5 1.3 1.2 c 5 1.2 2 1.2 7 2 1 1.4 5 3 1 2 5 1 3 b 3 d 1 1.2 9.2 1.3 5 1 c 2 4 1 4 8 4 4 2.2 3 2 1 2.2 3 2 2 3 1 2 6 1.4 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-26-400-normal.woff':
    'w.3 3h tru.2 6 1.2 5.2 5 2 3 1 7.2 8.2 1.2 1.2 2 1 3 4 1.2 1 2.2 1.2 2 1 h 4.2 6 4 3 4 8.2 2 c 2.2 1.3 1.2 1 3 3.5 2.2 5 1.2 2 3 2.3 2 3 3.2 2 9 6.3 1.2 1.2 1.2 1.2 6.2 1 1 3 3.3 5.2 3 3 2 1 3 1.5 3.3 3.3 2.2 1.2 2.3 1 5 1 4 3 3 4.2 1.3 6.8 3.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-27-400-normal.woff':
    'w.3 3h tgj.7 1.2 6.3 1 8.2 6 6.2 1 2 5 1.2 2.3 1.8 1 1.3 1.3 1.3 1 3 6 6 c.3 2.2 6 a 6.5 1 1 1 1.2 3 3 1.3 3 1 2 4 2 2 1 2.2 6 1.2 5 1 2.2 3 1 5.2 1.2 2.3 1.3 b 1 2 2.2 3 2 1.2 1 1 2 5 1 4.3 6 5 1.2 2 2 1 3.2 1 7 d 2 2 2 c 4 1 3.2 6.2 8',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-28-400-normal.woff':
    'w.3 3h tas 1 1 1.3 1 3.2 1.2 1.2 2.3 1.8 1.7 1 5.6 2.b 1.4 3.4 1.9 1.4 1.5 1.c 1.4 2.5 e 2 2 4.2 1.2 1 3.2 4.3 1.5 1.b 1 3.c',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-29-400-normal.woff':
    'w.3 3h t4r.g 1.2 3.2 1 2 1 3 5 5 6.2 7 7.2 1 a.o 2.9 1.5 1 1.2 3 1.2 3 1.4 1 2 1.7 1.5 3 1.m 2.f 1.4 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-30-400-normal.woff':
    'w.3 3h swb.2 2 2 4 3 7 1 9 1 2 2 1 3 1.3 1 1.4 1.2 2 1.2 2.2 7 1.2 8.n 1.2 1.7 2 6 8 3 7 1 2 3.2 1.2 2 7 4 4.y 2.2 4.3 5.2 1.2 1 j 2 1 g.d',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-31-400-normal.woff':
    'w.3 3h sle.2 4 6 1 1 4.2 2.2 3.2 1 6.2 2.2 8 1 4.4 3 1.6 4.2 2 1 3 1.2 4 1 2 4 1 4.2 4 5 2.2 5 2 4 3 6 4 1.4 2.2 1 3.2 6 1 2 1.5 1.2 2 6.2 1 1.2 1.5 3.3 2 4.2 1 1 3 3 2 3 1.3 1 3 2 1 9 2 1 2 1.6 3 2 1 2 1 3.2 a 2.4 4 2.2 1 7 3.2 1 3 3 1 h 5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-32-400-normal.woff':
    'w.3 3h sbn 6 5 3.2 7 2 4 6 1 1 3.2 2.2 6 2.3 3 4.4 1.2 2.2 1.4 1.3 5.2 5 2 1 1.5 1.2 3 1 1 1.5 3 5 1 1.3 1 2.2 6.2 2 3 1.3 1 1 1 2.2 4.3 1.2 6.2 2 1 1 2.3 1 3 1 1.2 2.2 3 4.2 1 6.3 3 4 2 5 1.2 2 3 1 1 1.2 3 5 1.4 6.2 8 2 2.2 1 1.3 3 2 2 2.2 2.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-33-400-normal.woff':
    'w.3 3h rz4.2 4 1.3 4.4 5.2 4.2 3 4 2 3 3 1 3.3 2 4.2 1 1 1 1 1.2 3 4 2 1 b 1 3 5 9 5 3.5 3 7 4 2 8 c 2.4 4 5 1 6.4 5 1 1 9.2 4 6 1 2 2.2 4.2 3 3.2 g b 1 3.3 1.2 1.3 1 1 2.2 1 2 2.2 1.3 4.2 1.4 b 6.3 2 2.3 2.3 2 2 8 1 5 1 1 2 7.4 2.2 4 4.2 3 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-34-400-normal.woff':
    'w.3 3h roc 1.6 2.2 1 2 3 1 7.2 1 1 1.3 1.3 1 2 6 3 1 1.2 6.2 1.2 1 2 1 3.2 1 4 4 f 1.2 2 4 1 2 1.2 1.2 1.3 2 3 1 1 3 2.2 1 1 4.2 2 2 3 1 g b.2 2.2 3 e 6 1 3 2 1 1 2 2 1 1 4 2.2 6.2 2.2 2 2 1.2 4 1.2 3.2 4.8 7 1 1.2 1 1 1 3 8.3 3 2 4.7 2.2 3.2 2 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-35-400-normal.woff':
    'w.3 3h rfj 2 6 1 3 2 5.2 5 2 1.3 2.3 7.2 1 1 8.2 1 5.2 1.3 1.3 1 1.2 2 2 3.2 2.3 1.2 1 1 1.2 2 2 2.2 1.2 1 1 1.2 4 2 1.2 1.8 1.5 2.2 1 2.3 1.3 1.5 8 7.6 1.3 3.3 b 5 3 6 4 1 7 2 3.2 2.2 1 2.2 3 4.2 1.3 4.6 2.2 2.2 1.4 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-36-400-normal.woff':
    'w.3 3h r5g.4 1.2 1 1 2.2 1 5 1 3 1.2 1.3 1 1 1 1.2 4 1 7 1 1.2 2 2 1.7 2 2.3 1.2 1 1.2 6 a 1 2 1.2 2.3 2 2 7.2 1.4 1.2 2.3 1 1 5.2 2 1.2 7 7 2 3.2 3.2 2 1 4.3 2 1.2 2 1.2 2.2 1 3 1.3 4 2 1 1 1 6 1 1 1 2.2 4 1 3 6 5 4.2 1 3 3 2 2 7.2 1 1 1 1 b 2.2 1 1 2 5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-37-400-normal.woff':
    'w.3 3h qu9 1.3 1 6 2.2 7 6 1 1 1 1 3 2 2 2 4 3 5.4 4.2 1.3 4 2.3 1 1.3 1 2 3 3.2 1.2 7.3 1 1 3.2 1.4 5.4 2.4 5 3 5 4 1 1 1 4 1 3 a 8.2 2 2 1.3 5 3 1 2.2 1 8 2 1 2 1 1.2 3 2 3 3 2 6 5 1.2 7.2 3 8 6 2.3 1.4 4 3 1 1 6 1 3 3 1 1.2 3 6 1.3 3.4 3.2 3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-38-400-normal.woff':
    'w.3 3h qj7 3.2 1 2 4 2.5 2 3.3 6 3 3.2 1 3 4 2 2 2 2.2 2.3 1 4.2 a 1 1.2 4 1 2.5 1 5 1 1 2 2 2.4 3 2 2 2 7 3 2 3.3 1.2 4 2.3 1 3 1 7 2 3 1 3.2 5.2 8.2 1 1 4 4 1 1 3.2 7 1.2 3.2 1 4.2 1 5.4 2 1 3 1 1 d.2 2.2 2 1.2 7 1 3 3 3.2 1 3 1 1.2 3 1 4.2 3.2 2 6 3.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-39-400-normal.woff':
    'w.3 3h q7b 5 4 2.2 1 4 2 2.2 2.3 2 1.2 1 3 2.3 4 4.2 1 1 4 1 2 4 2 5 1 1 1.2 1.2 1 8.3 4 2 5 5 2 2 1 6.2 1.2 4.2 1.3 9 4 4.2 2 2.3 2.2 a 1 1 c 1 3 a 3 2 d 1 2.4 5.2 2 2 4 4 1 2 3 4.3 2 b 1 5 8.2 3 1.2 2.3 2 2.3 2.3 3 5 3 1 2.2 2.5 2 3 5.2 4 1 2 3 1.5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-40-400-normal.woff':
    'w.3 3h pwk 2.2 1 5 1.4 1 2 1 1 1 3 4.2 4 3 3.2 1 1 1 1 4 3.2 3 1 6 3 3 1.3 1 2 2 b.2 1.2 2 6.2 1 4 2.2 3 2.2 1 5 3 6 1.2 2 2.3 1 2 6.2 1 1 2 1 1 2.2 2 3 2.2 1 3 2 6 4 4.7 1.2 2.3 2.2 1 2.2 1 2 8.2 1.2 1.3 6 4 2 3 1 2.2 b 4 2.2 1.2 6 3 1.2 2 1 1 4 1.2 2.3 1 6 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-41-400-normal.woff':
    'w.3 3h pp7 1 1.3 1.5 1.3 1 1 1.2 1.2 1.2 2.3 1.5 2 1.3 1.2 4.2 2.2 1.8 4.3 3.2 1 1 1.3 2 1.2 1 6 2 2 1.2 1 1.4 5.3 3 2.3 1.2 1 1 2 1 4 1.5 1 1 3.3 1.3 1.3 4 4 2.3 1.2 1 5 1.2 6 1 1 1.2 1.2 3 1.2 4.3 3.3 2.2 1 1 1 1.2 1.2 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-42-400-normal.woff':
    'w.3 3h pfp.4 1 1 3 1.2 3 3.2 4 5 8 6.4 4 2 1.2 2 c 3.2 1 1 1 1 2 2.2 1.2 3 1.2 3 2.2 1.2 5 1.3 1.2 1.2 5 2 1 1 1 1.3 1 3.3 3.3 5.3 2.2 4.4 1.3 2 1 1 2.3 2.2 1.2 2 5 4 1 3 9.2 4 6 1 5 2 4.4 3 1 3.2 3.3 2.5 1.2 1.3 6.3 1.2 2.5 2 1 1 1.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-43-400-normal.woff':
    'w.3 3h p6d 1.2 2 1 7.5 6 2.2 1 b 7 1 4 3 2 4 2 6.2 4.7 1.3 3.5 1 1.2 2 6 3 8 2 b 1.2 2 4.3 3.2 4 1 5 2 3 2 2 1.3 1 2 3.2 1.7 1.3 1.2 7 4 2.2 1.2 3.3 3.4 1.3 1.5 1.g 1.3 2 1 5.2 1 3 1 4.2 2 1 4.3 3 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-44-400-normal.woff':
    'w.3 3h oy7.3 3 3.2 2 2.4 3 1.9 4 1 1.2 2 1.3 1.4 1.a 1.3 5 4 1.2 6.2 4 1 3.2 3 1.3 1 1 2 7.2 1.3 1 1 3.2 6.2 1.2 1.2 3.2 2.3 1.4 1 1 3 3.3 2.7 1 1 1 3 2.2 2 6 1 1 3 2 3.3 3 3 1.3 1 1.2 1.2 1 1.2 4.2 3 5 1 4 2 2.2 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-45-400-normal.woff':
    'w.3 3h oq9 1 1.3 1.7 1.5 1.6 1 1.5 1 1 1.2 1.5 1 3.4 6 8 2 1 1.2 2 2 1 2.2 1 5 1.6 1 2.2 1.2 2.2 1.2 2 2.3 1.4 1.2 2 4.2 1.3 1 2 2 3 1 1.3 3.2 9.2 1 2.3 1 1 1.3 1.2 1 1 1 2.2 1 1.2 1 a 2 1.3 6 1.2 3 3 2 3 4.3 2.2 1 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-46-400-normal.woff':
    'w.3 3h ojr 3 3 4.5 2 1 1 3.8 1 2.5 2.3 1.5 1 2.3 1.3 1.3 1.2 1 1.2 1.3 5 1.3 1 4.2 2 1 2.3 1 2.2 1 2.3 2 1 1.3 2 1.3 1.3 1.2 3 2 2.8 1 1 1 2 1 1.3 1.5 1 3 3.8 2.5 1.6 1 2 2.2 1.4 1 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-47-400-normal.woff':
    'w.3 3h oc2.2 4.2 2 2.2 2.3 2.2 4 4 1 5 1 2 1 3.2 1.4 1 1 3.2 2 4.4 1.2 1 1.c 1 1.5 1.2 1.2 1 3.2 3 3 2.2 4 5.2 2.3 6 1 3 1 4.2 1 4.2 1.2 2 1.8 1.4 2 1.4 1.3 3.4 2 2.5 1.3 2.4 1.4 2 1.3 2.2 9 4 1 1 3.2 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-48-400-normal.woff':
    'w.3 3h o5h d.4 2.2 1.e 1 1.2 3 1.2 1.2 4.3 1.4 3.3 1.2 1.c 2.2 1.2 1.4 2 1.5 7 1 1 3 5.2 1 2.4 2.5 4.3 1 2 2 1 3.c 1.2 1.5 2.3 1.7 1.3 3 2.3 1 4.2 1.2 1 1.5 4',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-49-400-normal.woff':
    'w.3 3h nvu.4 3 1.2 1.2 1.3 2 3.4 1.5 1.4 1.3 2 1 4 2 3 1 6 5.2 6.2 4 3.2 2 1 6 2.2 1 3 3.2 1 4 9 2 1 2 1.2 3 1.2 5 1 1.3 3.2 1 2 3 1 4 1 2.4 1 3 5 1.2 3.2 2 1.2 1 4 7 7 4.4 1 5 2.4 1 2.2 1 1.2 1 4.3 1.5 2 4 1 2.3 4.2 1.2 1 6.2 7.4 3 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-50-400-normal.woff':
    'w.3 3h nmz 1.7 1.2 1.2 a 3.2 2 1 6.2 4 1.2 1 5.3 9.2 3.7 2 1 1 3 3 4 1 1 2.2 1 2 3 5 1 4.3 1 4.2 1 1 2 3.2 3 1 2 1.2 1 5.2 2 2.2 2 1 1 1.2 1 1 2 5.3 2.2 1 2 1 3.2 8 1 2 1 1 2 1.2 1.3 1.2 1 1.4 1.3 1.4 1 2.2 1 1 1.2 1 1 3 2 1 4 1.2 1.3 1 3.2 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-51-400-normal.woff':
    'w.3 3h nep 3 1 2.6 1.5 2.2 2.3 3 2.2 4.4 1.2 5.3 1.3 3 2.2 1.3 1.2 3.2 7 1.3 1 4 1 3.3 1.3 1 a.3 1 2 7 1 4.4 5.4 1 2 1 5 8.2 1.2 2.2 8 2 1 2 8 2 1.2 1 2 2 2 5.4 2 1.2 1.6 1.3 1.3 1 1.6 1.2 1 1 1.4 1 2.4 2.3 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-52-400-normal.woff':
    'w.3 3h n76.7 1.3 1.4 2 1.4 3.3 1.4 2.3 1.2 1.2 1.2 3.2 4.2 3 1 3 1 1 1.2 1.3 1 3 2 1.2 1.3 1.2 1.3 4 1 1 4 1.3 1 1.3 2 2 1.2 1.4 1 1.4 3.2 2.2 1 1.2 4.2 3 2.2 1 3 2.3 d.3 2.a 6 7.3 1 1.2 2.2 2.2 3.4 2 1 1 2.3 2 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-53-400-normal.woff':
    'w.3 3h mzw 1 1 1 1 1 1 7.7 2 1.2 1 4 1 3 3 1 3 2.5 1.2 1.4 2.2 2.2 1.2 1 1 1 1.3 2.2 2.5 1 3.4 1.2 1.4 2 1.6 1 1 1 1 2.2 2 1.2 2 1 2 3.2 2.2 1.3 2 4 3.4 3.3 1.2 6 1 2 4 1 1.3 1.5 6.3 3 1.2 1 1.4 1 1.2 1.7 1.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-54-400-normal.woff':
    'w.3 3h mrz 1 1.2 1 1.2 1.2 1.4 1 2.2 1.6 8 1.3 1 5.2 2.2 2.5 1 2.2 1.4 2.4 1.4 1 1.2 6 4 3 1 2 1.4 1.4 2 1 1 1.2 2 2 3 2.2 1 1 1.4 2.2 3 4 1 1.5 2 2 2.2 3 1.3 3 1.3 2 1 1 1 1 2 1 1 2 1.2 1.2 2.4 2.3 1 1.2 1.3 4.2 4 a 1 1 1 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-55-400-normal.woff':
    'w.3 3h mkl 1 6.2 1.3 1.2 1.3 1 2.5 2 2.3 6.5 5.6 4 1 2.2 2.2 1 1.3 1 3.2 1 1 1.2 4 2.4 1 2 1 1 5.2 1.2 1 2 3.2 1.2 1 1.3 1 1.2 1.2 3.2 2 1 1 1.8 1 1.4 1 1 1.4 1.4 1 2 3 1 2.2 1 8 2.5 2 1.3 1 3 2 1.4 4 1.6 3.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-56-400-normal.woff':
    'w.3 3h mbr 6 1.c 1 2.2 1 3.4 2.3 1 1 4.2 1 2.2 5.3 1 2.2 5 1 2 1.2 2.2 6 4.2 2 5 3.5 4 4 2 1.2 1 1 7.3 1.5 3 4 1.2 3 3 1 1 1.2 2 3.3 3 1 1.2 1 1.2 3 2 1.2 2.2 1 2 2 2 1 2 8 3.2 6 5.2 1.6 1.2 1.5 1.2 1 1.2 1 3.3 3 3 4 1.3 1 3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-57-400-normal.woff':
    'w.3 3h m0a 1 7 2 2 1.3 3 2.3 3 1.3 4 1 1.2 1.3 5 4.3 3 1 6 1 1.3 2 2 1 5 g 2.2 3.2 3 4 1 2.2 2.2 2.2 1 4 4.2 4.4 1.4 3 4 2 3 3 2.2 4 4.2 1.2 2 8 2 a 2 2 1 4 3.2 2 3 2.2 1.3 3 1 1 d.2 1 a 5 1.4 1.3 4 1 2.2 2.2 1 4 3.2 1.2 3 5.2 1 1 1 2 1.2 3 1.3 9 5 3 3 3.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-58-400-normal.woff':
    'w.3 3h lrs 1 1 1.2 1 3 3 1 1.2 2.2 3.4 3 2 1 4.2 b.2 2 8.4 2.3 1.2 1 2 3.3 6 3.4 1 2 2.2 1 2.4 1.3 2.2 1 2.4 1.4 2.4 1.3 1.7 1.4 2 2 1.3 2 1 1 2.2 2 7.3 1 2 4 1 2 1 2 7.b 5.3 1 5 2.4 2 4 1.2 1.4 8 3 6.2 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-59-400-normal.woff':
    'w.3 3h lk2 1.2 2 2 2 2.2 2 2.6 1 3 1 1.3 1 2.2 4.2 1 1 1 6.2 2.3 1.2 1 2 1 1.2 2.3 2.2 2 2.3 3.2 9.2 1.2 1.6 2.2 1 1.3 1.2 2 1.3 6.4 1.3 1.3 2.2 1.4 1.3 1.3 3 3.3 3.2 1 3 1 6 1 4.3 1 3.3 3 5.2 1 2 3.3 1.8 1.2 2 2.2 2.2 2.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-60-400-normal.woff':
    'w.3 3h lcg.2 1.2 1 2 1.2 3.3 1.3 8.5 1.2 1.2 3.3 3 1 2 1.5 1.2 3.2 2 3 4.3 1.2 1 1 1.4 1.2 1 1.3 1 2 2.2 2.4 1 2.3 2 1.2 1.3 1 2 2.3 3.2 3 2 1 1 1.3 1.3 1 1.2 1.3 1 4.2 1 5 5.3 9 2 3 1.b 1.5 1.2 3 2.3 1 4.2 1 1 3 2 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-61-400-normal.woff':
    'w.3 3h l42.4 2 3 3.3 1 1.2 1.2 2 2.4 4.2 2 1.2 1.2 6.4 2 1 3 3.3 1 1.2 1 2.3 1 6 4 5 4 1.3 3 3 7.4 4 2 4.6 6 1.4 2.5 2.4 1.3 1.2 1.4 6 3.3 1.3 3 1 2.4 1 4 3.3 1 1 1 2.3 3.3 1 7.4 3.2 2 1 1.4 1 1 2 4.3 3.2 2.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-62-400-normal.woff':
    'w.3 3h kt9.4 4 2 1 5 1 3.3 1 2 4 4.2 1 3.2 4 2.9 5.3 1.2 2 1 1 8 2 3 2.3 3 d 2 1.2 4 1 7 1.2 2 2 4 1 1 1 1 4 1 2.3 1.2 1 1.2 1.2 1 1 2.3 1 1 3 1 3.2 4.5 2.2 3.2 1.2 i 8.2 7.7 2.2 1 a.2 6 a.3 1 1 5 2 7 1 2.2 3.2 1 4 8 3 1.2 2.2 2.4 5.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-63-400-normal.woff':
    'w.3 3h kky 3 5 1 1 1.2 1.8 1.2 1 1 1.2 1 1.3 1.4 3.3 2 4 9.3 2.2 3.2 4 2 6 4 2.a 4.2 6.3 2 1 1 1 1 2.3 1 1.5 1.2 1 1.2 3.2 3 1.2 4 1.4 2.2 5.6 1 7.2 1.2 3 1.2 2 5 3.2 4 1.3 1 2.5 1.2 1.2 2.4 5 3 1 5.2 3.3 4 1.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-64-400-normal.woff':
    'w.3 3h kbu.3 1 2.2 2 1 5.4 3 1.3 2.2 2.2 1 1 1 1 1.2 3.2 1 1.6 6.2 4.3 3.3 2.3 1.4 6 4 1.2 1.2 1.2 1.2 1.2 1 2.2 1 1 3 a.3 2 1.6 1.3 3.5 5 2 1.2 2.2 3 4 4 1.2 5.2 1.4 1 1.3 2 3 2 1 2 7 3 2 8 b 3.2 1.2 d 4 2.2 1.4 1.4 1 1 1 1 3.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-65-400-normal.woff':
    'w.3 3h k28 1.2 1 3.2 1 3 2.2 3 2 2 4 4 1 1.2 1.8 1 1.2 4 1 3.3 2 3.2 2.2 2.2 1.4 1 1 2 2 1 2 1.2 1.2 2 3.2 5.2 2 2.2 1 2 2 4.4 2 8.4 1.3 1.5 5.3 1 4 1 3 2 2 4 2 4 4.2 2 1 3 8.2 1.3 1 3.2 3.2 2 2 1 3 4 3 3.2 5 1 c 4 1.4 1 3.2 1 1 2.4 4.2 3 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-66-400-normal.woff':
    'w.3 3h jtc.2 1 2.2 1 1 1.2 3 5 5 4 3 3.3 3.4 4.3 1 1.3 1.2 1.2 1 1.2 4 6.3 1.2 4.3 1.2 4 6 4 1 1.3 1 1 1.2 1.7 2.3 1.2 2 4.2 2.2 1.2 4 1 1.3 1 7.2 5 3.2 2.2 2.3 1.3 1.3 3 1 1 1.2 2 4 1 3 1 a.3 2.3 2 2.2 1.3 2 3 1 1 4.2 7.2 1.3 2 2 1 3.3 1 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-67-400-normal.woff':
    'w.3 3h jkn.5 1 1 2.2 1 1 4.2 2 4 3.2 2 1 2 5.2 3 3 2.6 1 1.3 5 4.3 2 3 1.2 3 4.4 1.4 1 6.2 1.4 5.6 2 2 7.3 8.5 2 2 2 4 1.3 1 3 1.5 4.4 1.2 3 3 2 2.5 2 2 4 5.2 4.7 1.3 2.4 2 2 1.3 4 3 2.2 1 3 1.3 1 4 2 3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-68-400-normal.woff':
    'w.3 3h j9n 1.3 1 5 2 1.2 4 2 1.2 2 8 3 4 1.2 3.2 3 6 8 1.2 5 2 2 4 5 7 1.2 1 6 h.2 3 2 1 3 1.2 3 1 5 1.2 2 2.2 1.2 2 3 2 1 3.3 h 1.5 1 1.2 3 1 1 1.3 2 3 2 7.2 1.4 1 1.2 1.3 2 3 3.4 5 7.2 a.2 3 1.4 3 3.2 1 4.2 3 2.2 1.2 2 1.5 1 1 2.2 1 1.2 7.3 2.5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-69-400-normal.woff':
    'w.3 3h j0s.2 1.2 2 1 3 5 5 6.2 3 1.2 3 2 3 1.2 2 1.9 5.2 2 2.2 5 1.2 2.2 5 1 4 1 1.2 1 1 1.3 5.2 1 2 1.5 6 3 4 2 2.2 1.2 2 4.2 1 2 1 1.2 2.3 1.3 4.2 1.3 2.2 3 3.2 1.2 1.3 4.2 1.2 2 2 4.3 4 7 1 1 3.3 1 1.3 1 5.2 1 1 1.2 4.3 1 1 1.9 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-70-400-normal.woff':
    'w.3 3h isj 4 1 2.9 3.5 2.2 1.2 4 2.2 2.3 2 1 2 2.2 2.5 3 2 1 4 4 1 4 2 2 2 1 2.2 1 1 1 3 5 1.3 2 8 3.2 3.4 1.2 1 2 1 1 2.3 8 2.2 1 1 1 3 1.3 2 1 1.2 2.2 1.3 3.3 4 4 1.3 1 1.3 1.4 1 2 1.2 1.4 2.4 1 2 4.2 2.5 1 3.4 1 3 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-71-400-normal.woff':
    'w.3 3h ik7 2 1 2.6 2 2 3 3 1.2 2 4 2.3 2 1 2.2 4.2 1 4.3 1 1.2 1.2 4 1 1 2.2 2.2 3 2.2 1.2 1 5 3.4 1.3 1 5 7 5.2 2.2 7.2 1 2.9 1.6 1.3 1 3 1.4 1.5 1 1 1 1.2 2 2.2 2.7 1 3.2 2.2 3 1.2 2 3 1 1 2.2 2 1 1 5.4 2.2 1 3.3 3 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-72-400-normal.woff':
    'w.3 3h i9x.2 6.7 7.3 2.4 1.3 1.2 2 1 1 2.4 1.4 a.2 1.2 2 4 a 2.8 1.2 2 2.2 5 3 k 3.2 2 1.2 4.2 2.2 1 2 5 1 1.3 2.2 6 9 1 3 2 3.4 1.2 6 7 1 1.2 4.3 6 2 2 1 4.3 1.2 1 2.4 1 1 3 1.3 3 2 3.2 2 1 1 2.2 1 1 6.2 9 1 1.2 3 1.2 1 1 1 3 5.2 3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-73-400-normal.woff':
    'w.3 3h i17 1.3 1.2 1.2 7 3.2 1 1.3 1.2 1 1 1.2 1 1 1 1.2 1.2 2 2 2 1.2 3.2 6 3 7.2 1.2 5 2 8 1.2 5.3 1 5 1 5 3.7 1 2.2 3 2.3 3 2.3 1.2 2 1 2.3 7.2 4 3 1 2 2.3 1 1.2 2 3 6 5.2 5.2 2.4 1.3 2 1 3.2 1 1 4 2.5 1 1 2.3 1.5 1 1.4 2.6 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-74-400-normal.woff':
    'w.3 3h hrz 2.2 5 3.2 1.2 1.2 1.4 2.3 3.2 1.3 1.2 1 1.4 1 3.3 1 2.4 1 1 1 1.4 2.4 1 3.3 1 3 3 2 2.2 4 4.2 3 5.2 1 2.8 1 1 1 1.3 5.3 2 1 4.2 5.3 2 3.2 6 2 1 2.5 1.2 1 6.2 3.2 3 8 3 1.3 9 5.2 5 1 9 7 2 7 4.2 2.5 1.3 5 1.2 1 1 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-75-400-normal.woff':
    'w.3 3h hjd 1.3 8 3.2 4 d 7.2 1 1.2 2.2 1.2 2 2.4 1 2.2 1.2 1 1 2.2 1.2 1.2 2.4 1.2 1 2 2.2 1.2 1 1.4 1.6 1.3 2 2 1 1 1.3 3 8 1.3 1.2 3.3 1.2 3.2 5.3 9.3 2 5 3 1.8 1 2 1.2 1.3 1 1.3 6 1 1 2.3 2 1.2 4.2 1.2 2.4 4.4 7 1 4 2.2 4 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-76-400-normal.woff':
    'w.3 3h ha7 1.2 1.2 5 2 1 8 2 1.4 1.3 1 1 2 4 4 1.2 1.2 4 5.2 2.2 1.5 1 3 3.2 1.2 6.3 2 4 3.3 1 1.2 2.2 1 2 2 1.4 1 2 7.5 2.2 1.4 1 1 1 2.3 1 2.2 4.2 2 6 2 2 1.2 2 1.2 1 2 2 1 3 1.5 1 1 3 4 1 1.2 1 1.4 2 3.2 1 2 3 5 1 1.3 1 7.2 2 2 4 1 6 4.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-77-400-normal.woff':
    'w.3 3h h20 2 2.2 2.2 4.2 1.2 1 2.2 4.2 2 1 6 1 1.2 1 1.2 4.2 3 1 5 1 1 3 2.2 e 6 4.2 1 1.2 1 2 1 1 3.2 8.2 1 3 1.2 3.3 3.9 1.2 1.5 1.2 1.4 1.3 1.2 3.3 2 1.5 3.2 1 2 2.a 2.2 1.2 1 3 1 1 4.5 3.2 2.2 1 1 1 1 1.4 2 2 4 1.5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-78-400-normal.woff':
    'w.3 3h gus.3 3 2 1.2 3.2 1 3.2 1 4 1.2 2 1 1 2.5 1 1 1.6 5 1.3 1 3.3 6 2.5 2.3 1.5 4 2.2 1 4 3.3 1.a 1 5.4 4 1.6 1 1 3.2 1.2 1.2 1.6 2.4 1 2 1.3 6 1.3 5 3 3 2 1.4 3 1 1 1.4 1.5 1.2 1.3 1 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-79-400-normal.woff':
    'w.3 3h goe 1.4 1.2 1 1 1.2 1 1.2 2.2 2.3 3 1.4 1.2 2.7 1.2 2.3 1 1 2 2 1.4 2.5 7.3 1.8 1.4 3.2 1.2 1 1 1.2 1 2.2 1.4 1 5.2 4 5.2 1.5 1 1.4 2 2.2 1.3 5 1.2 1 2.7 1.8 1.3 1 1.4 3.5 1.4',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-80-400-normal.woff':
    'w.3 3h gg6.3 7 2.2 4.7 1 2.3 3 3 2 1 1 1.3 2 2.4 1 3.2 2.2 2.3 2 6 1 2.2 5 1.2 1 2.4 1 2 1.2 4 1.2 5.9 1 1.3 1 3.7 1 3 2.2 1.2 2 2.3 1 1 3.7 1 1 1 6.2 3 1 2.2 2.2 5.4 2.2 2 1.2 2.2 1.3 3 4 b.2 3.2 3.3 1 2.3 5.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-81-400-normal.woff':
    'w.3 3h g6g 1 1 1 1.3 6 7 3.2 4.2 1 4.2 3 1.2 1 2 3 4 2 2 5.2 1 1 1.2 1 1.2 1 1.a 1.2 1.5 1.2 5 1 6 1 1.2 4 4 1.2 3 1 2 7.4 6 3.3 5.2 5.3 2 3 3 4.3 3 4.2 2 1.2 2 6.3 1 f.2 1 2.2 1 4.3 2.2 1.3 3 3.2 1 1.2 1.4 3 1 2 1.5 6.2 2.2 1 4 3.2 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-82-400-normal.woff':
    'w.3 3h fvn 1.2 1.3 1 1.2 2 1 1.2 1.3 1.2 1 6 2.3 3.5 1.3 2 3 1 4 4 1.3 4.4 9 6 8 c 1.4 1.2 3 3 1 3.3 2 7.2 2.6 1.2 2 2 7.2 1 3 3.2 1.2 1.2 5 1 4.2 9 1.4 5 3 6 2 2 2 2 2 1.2 6.2 h 1 1.2 5 8.2 1.2 4 1 1 1.2 1 1 a.5 1 1.2 b 2 1 1 5 1 1.5 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-83-400-normal.woff':
    'w.3 3h fn4 1 6.3 2.2 1.3 1 1 2.3 5 1.2 1 5 2 3.2 2 2 2 3.6 2.4 3.4 1.2 2.4 1 2.2 1.4 1 5.3 1.2 1.3 1.3 2 1 1.3 3 2 1 1.2 3 2 1 3.3 1.2 2 2 1.2 1 7.2 7.2 2 1.8 3.2 1.3 1 3 5 1 1 2 3 5.2 1 2 2 3 3.2 3 3 6.2 5.3 1.2 1 5.3 2.5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-84-400-normal.woff':
    'w.3 3h feq 1 a.2 1.4 1.2 1.4 3.3 3.2 2 2.2 1 7.2 1.5 4.4 1 2.2 3.3 2.3 1 3 2.3 2.2 1 2 3.2 1 5 1 3.2 2 1.3 1.4 2.3 2.2 1 4 1.2 1 3.3 a 2.2 4.2 2.2 1.2 1 2 3.2 2 1.b 1.3 1 4.2 3.b 5 2 3 3.2 1 6 2.3 4 4 2.2 6.2 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-85-400-normal.woff':
    'w.3 3h 9l4 7 2 2 1 7.2 2 1.2 2 1.2 d 3.2 1 y 6 4 3.3 5.2 3k.a 7 1i 1a 1 9 6i.2 5 6.3 11 c.2 2 2m 4n h 27 u 8 e s d.2 b w 5v 8 e4 zm 1n 3 1a 74 29 10n i5 d2 q0 9q 1.3 5 2 5 1 7.3 4 2 2 2 1 3 1 4 2.4 1 1.2 f 2.3 7.2 1 1 3 a 6.4 2 1 2 2 5 2 1.2 2 1.3 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-86-400-normal.woff':
    'w.3 3h 7pc b6.2 cv.3 qb 1w 7 r 8 1.2 b 8 t.2 f e b 18 1y 1.3 a.2 8.3 2 1.2 b 3.2 b 1 1 1 1 c 1 3 1 3 9 7 2 2 1.2 2 d 1.2 7.3 1.2 6 m 1 3 2 6 b 9 5 5 1.3 1.3 6.2 6.y 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-87-400-normal.woff':
    'w.3 3h 7gf.e 1 b 10 s.2 1v g 6 y 1.2 l v.9 1.3 7.3 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-88-400-normal.woff':
    'w.3 3h 78v.2 2 2 2.2 1 1.2 1.2 1.3 1.2 1.7 6 6.m b 1 5.3 7 2.2 5 2.2 7.3 4.2 g.5 8 g.4 5 4.2 c.4 f g 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-89-400-normal.woff':
    'w.3 3h 72c.d 2.14 s 9 4 1 6 1 1 3 4.2 4 2 1 n.a 1.s 1.d 1.2 3.e 1.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-90-400-normal.woff':
    'w.3 3h 6bs 1.2 1c 13 3 9 2 a 4 4 2w 1.4 16 7 3 1 1 h.4 m 1 2.4 2 3 1.2 2 7.4 2 1 1.5 2 5.4 5 7 2 3 j.2 4.2 2.2 2.2 i.2 h 1 1 b p 1b n a 5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-91-400-normal.woff':
    'w.3 3h 5xb.a 1.3 1 1 1 1 1 1 1 1.2 1.4 1.2 2.5 1.5 1 1.9 1 1 1.7 1 1.3 1 3 1 7c d.3 2.2 3 3 1.2 3 a 1.2 1 6 c 16',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-97-400-normal.woff': 'w.3 3h ey b 1.3 d h o 2 4',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-98-400-normal.woff': 'w.3 3h 6p d.2 d.2 x 1 1 1 1 1 r.2 2f f',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-99-400-normal.woff':
    'w.3 3h.5 1.3 1 1 2 1 1.4 1.3 1.r 1.7 7 4 2.3 4 1.2 2 1.4 1 d.3 8 d.2 p 7 2 2.2 k.3 2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-100-400-normal.woff':
    'w.3 3h 6m1 21.2 e6 8r 21z.2 5xi m1 13 4u 1r 72 h 93 n j g 9 13 57 2a 71 2g k t 70 ao 4 3 a 22 2e 1e 2a 2y u 1s 79 4f 99 r 7p 7 t 3b 7n 5q u 2f 22 v 6 6u j f 3n 6d 1t 2i u 2l 1e 7n 2b 30 m 4p 6i 2e 11 5x w j 4e 5j j v 77 c ac 9 c t ae 67 2e 8 55 25 6x 26 66 4 2c 3k 5 1e 14 5k 2z 1h 2 20 2k 35 66 3j 4t eu j 18 f 1 b 2z 1j 3i 2n r 2j 1m.2 x r 3e 1b 2d p h s 6 3 1j w 24.2 1m d 9z 3 e cq 31 bq 92 8x ai 15 2t bs 1v o x 1o 2o c 60 2m i k6 26 w 19 t 4e r 3 o 4r 1x 2u 24 25 y 17 81 5e n 3 17 4 8 nz j4w d.3',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-101-400-normal.woff':
    'w.3 3h 7c6 6 20p.2 c.2 5yt 5 7a l 1p 15 x m 8 bt 2o gl p 2a 5 4l 1q 8 w g 25 5 6 2 27 3p 69 f 9h 7 m 2i 5g 4r 7 1z 3n 1y az a 3 b 2g l6 2x k 1 2u 2b 1b 14 x 5a.2 g 72 20 23 21 5 2v 13 v 45 3e 4b 3n x 36 44 7 39 6z 2k 2c 1z 3l 29 1m 4e d 44 5c 3q a 2l 3 1b k fb 7z o 1j 11 13 3m 20 69 1u 4d 85 2o 6y 3n 2b d 1v 43 5j 62 1h 1u j2 20 bu 3l.2 1h p 2p 3n 1t bb 44 19 5o 6 6c ac 33 3j ba 6i x 7r 6 1t am 7w y 18 lb 4 f 40.2 j 44 9 2d 1r 1s.2 1 1v ak n 64 c 62 j 4 1d dn jfh p 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-102-400-normal.woff':
    'w.3 3h 68q fc.2 e5 7j 1q 2vp.2 53o 1r 63 10 3u 1n 2u 68 q 5m 1f 27 x b 1 2j v 2w 26 j 4 g 2l 4z 1a 3b h 6z 1d 26 1d 27 7x 1h e g9 1b 35 2 db 34 1g a9 1t bi 1i 27 3k 77 j0 21 i 1c 2k 5 4h 1k 27 2d x 1i 2s q c3 b 2 c g 1s p 9 72 26 41 1g q 1p v 1a e3 9x 7g 1f 3l 6o 17 1y 4n 4k 8 15 12 k 1 9 60 6v y 1o 1h 1o 26 2s 29 5l 2d 18 1a l dm 3 1x 7u 6 4z 74 b 28 64 3 q 55 bl 22 49 k 30 1d 2 g9 12 7 et p 2s 41 2a 2n 4k bs n j 2w 18 19 3 m 3a 6 mf 8 q 2q 2i 2j 79 o 8 on 2 5d 9y r p c3 23 57 iut 2 13 1',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-103-400-normal.woff':
    'w.3 1p 1r 7dx 1zh.2 3q lg 59s 37 5b 6 28 g r u 8h 19 q 25 27 3p b 5o 23 67 17 1 3n 6 53 4a 53 3m 96 3a bk y 1x 30 2 t 16 2o q cf 28 1u 8f 1w 3s 2n 31 56 b s d 2 q 20 g 14 b8 1d 3o h 3q 1j 9 6h h 12 2 2a 15 p 1z 3l c 2e ba 1w 8b n 23 2h y 3i 2z 27 3y 3m 29 i v z w j 15.2 2f s 4 6d 2m j 1j 3s b 5 1p h l 1a 72 x 1j a 35 1r m 5p 14 a 2u 2 7c 6p 3z 4h c 5q ca 7m 14 11 5 5i 4l j 7r 3h 64 28 3t 4y 3h a7 3x 1h 5v 6l 1f 6u ai 5 j9 89 34 1p 2 k 1q m 2n rc 1o 1y.2 r 2s z 3i b p 2c 22 23 1l 58 5x 6w 5s l4 41 4 j0c.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-104-400-normal.woff':
    'w.3 3h 676 b3 jy 88m h a 35 14 5 3d h v 9v 16 2c 1o h 3m 17 5g 12 19 3l 3x 2 s 3 9 j d 33 k 1f 49 34 1v 2u e.2 39 3b 47 2a t 4v p 15 3c ae 13 4s 62 4w t 29 8 2g v 4v 28 3x b ag 1b 3i e 4e ah j 1c 25 1k i 4s 2k 26 k r 1i 51 1s 29 2b 58 1m 56 24 4g q h z h 5 f3 6 2v 1i n ag b 7c 1i g d 3b ej 22 3s 4j 36 4e 18 1m 38 1x 46 1o 1k 5g 9 ta 1u 8 4 2 8s 20 3n 2i 1j a 2z 3r 3j e 1n 3c g h 2v 9 1o 2o 2o 1m 89 1 rz 6p y.2 18 7u 12 i ez 4y f 32 3 4v f mo u 1y 77 w 2v 4k 26 2m 9 2d 1c 4 6a 4 7 7w 1v i cx f6 izt 5',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-105-400-normal.woff':
    'w.3 1n 1t 6i7 op 4x i 806 2a 43 1a r v 12 2h 9q 34 9 1y b 1y 5z 2t 1v l x 1f 1n c k 3k u 1d 18 6 23 1a 73 b2 43 g 9 6q 1z 5o 19 31 j 56 5r b w 7h 1p 53 2v 2s 2q 57 h o w 3n d 8 1f 6 i z 4j 9 ec 19 k 97 2s 1g i 1y r 1 v aq 6m y 59 2v m 25 2j 2f t 9 1k 28 1s 4q 11 8v 23 g 11 3f j6 m p 48 e 49 5f q 22 3m 2k 5e 57 2p b 35 a 2m 1c cu j 11 3y bb 1d 2w v 2b 11 2u 7 2z 13 am 1z y t 85 64 29 39 32 ag 2b 15 l 1y 52 6l p a9 7 o 6v i 27 4g 2m 7i 5 8j 4h i 7 3 lp f 3e r 22 38 1r 39 g 13 dl 4c 8 6s f eg bc 3c j1r',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-106-400-normal.woff':
    'w.3 3h f 6hs jy.2 9w 213.2 5xn 2q 2e s t d 1d 2d 8 35 5v 3n 6 28 2k 38 v 7 1g o 6 14 23 1v 1w 9 l 36 e h fs 98 4d 3h 1c 1u 3 21 2r o 6d g 8m 1e 1j 3c s 52 4 3d 25 9 73 2s h p o 4j 3m g s 12 11 f 4z 14 4g 9 2c e 1z 35 1e 3 1u y 8p 23 l 8e 1j j0 1b 57 u 1 1b 1s 1m 39 14 s 26 u j 2x 3k 65 2g i 2o 1 6e 3 b4 35 v cn p 4z 6g d z 16 c 3o 4i 7q 2w 26 ol 2a q j 19 2q i n s 14 3n 3 1.2 43 10 5 2q y 1s 14 14 j 2e 3y 11 2b p 1t 7 2a 13 28 8z.2 4e 8i 3k z jq 21 u 3 7n 4o 5j 6k 4b 2 5f pc h 2a 72 7i 2 2y 8b 14z 8q',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-107-400-normal.woff':
    'w.3 3h 6ea 8wk e.2 f w 1h t p 81 28 22 5c 2w 20 4y 3x y r j b 2o r 2n 1g 1 b 5l d9 3 2u 2x 27 5n 1d 2e 4c 6d 1 2d c 11 h 1d 7 c 6 s 1z 9k 1n 50 v d 1z b 4u 1n 3 4 e n 38 q 82 11 z 8 h c 1w 11 10 t 1c 70 e b b h 59 2o k 35 s m 4m 22 2c 4 m 2y 1d c0 7 5a 4k 98 1f 1x 1f 2b e 6a gt 9 16 23 5i al 8h 26 6 1t iq r h 4y 3o 3a 5y f oi 3 g f 2k 4 20 1t 58 2w 1v 9 12 j 1e 16 1d 3q 16 1c 5g 2 40 1b 1p 7u 7d h 37 7g pm 2k 4w h al 51 1k 7 2g c 5 4 23 sc 35 f 25 4z a 2 5e 2l 1g 2 3z 4a 5 jr kd 68 j0t',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-108-400-normal.woff':
    'w.3 1 3f faf 1m b 4g 1l 9g 18 e 45 2x 1m 6 38 3v 2r 2u a b 2i 52 k s 2t 16 2t 4u 53 1s 5r 3l 1f o 23 19 u d3 2s 3e 2b x 53 s m 50 2s 24 27 2c 3h 2h e 1r c q 2p 3i 21 f 1o a 19 1a et 1h 23 24 v q 3s 1m 2w 4z 4z g3 24 3o 11 14 o 33 4n 1b 29 2.2 3s 1l 4 32 az 93 1h 4 29 12 d 2 1u 3a 3r 1o 7y 1x 3a 1l 1r 1j x 5d v j 3a 3 a6 4c 50 2i 6i 1d dr 1b a 13 23 74 1b 10 3 70 23 4f 2 t 9 52 f 2t 4z 37 2i 5k 14 25 1m 53 4w.2 3 pr i 1z 5u c.2 n 6 8 50 8v a 1n 1a 1n s 2i 65 lz 10 k 1w 7 6o i 1j 14 4m 60 42 27 48 8i pm 5 9 w 7i',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-109-400-normal.woff':
    'w.3 3h 4 6i4 vm 7wr g f 62 1 2h 3r 5c 4h 3s i w 2f 5x 12.2 x 3t 18 5 7u dk 6 2h 2i q 8 5k 1w f 1b 2g 1d 3 55 a s 5m f 3e e5 1r 7o n 1h s o 3t 1n b 2t 5f 35 1t c.2 7z 1j 23 o.2 2b 4q i 4m 6h g 4q 1 26 30 p 1 9x 7c 3q 25 n 1b 30 w 1w 1n 2 1x 4o 36 14 ax j o 89 4f 7i 19 3l 4x g 5g 7f 7 1k 4i 4o 29 p c5 75 7s r 12 cu g 7 4c 3d 13 3q i 9 1h 7 z 6 5 2x 7s w 4e e 2y 28 1v w 4e 2k 17 5c 7e 7z 5 2j bp 89 1b i s 76 3 7 2 p 32 8 14 p 1k 8t 1 l y 6 y 3d 1s 3 g 5 t6 1w 9g 2m 1j ax 6c 6r 5 z 1l ni 2j 57 j3d',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-110-400-normal.woff':
    'w.3 3h 9d7.2 5za 3 1o 17 31 8 2y 12 37 76 2 1j 27 w 2c 33 v h 85 1a e 25 2e 3b e3 4 av 23 g 3 4 1t 1b 1k 9w 4a o 4 3d h e di 15 1m 3a 11 17 1w 43 5 5 1o am 1 5 2n 5 1l o a q 2c 4c 2e 12 3q 38 9 q v 8a 16 36 c 2x n8 2n 39 12 1i r e 2i d w d 11 c 1h 6m d 12 9p w v d 5 z 9c.2 5f h c 3j v 5j 2g p 3z 4f 8k 4j 3y x 4l e 3k 7m 6s 4o ex 5 p 3 44 7 22 2h 38 s s 7 3l v 17 34 y 8 1w 6w h 14 39 1m ey g3 m 4s g3 j 1g 3c 44 2 1d 9 16 14 39 8t w h c k 1x 5m u 4b mp 21 6r 1t p k c 3q bb 7l 5k g e 4z p4 29 iy4',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-111-400-normal.woff':
    'w.3 3h fcb 1n o 4 18.2 16 1c 3a s i 1h 1t 12.2 79 k 1i 11 20 o o 2k n v 4m 1 1v z b0 p 3g 7d 1w 62 c 1o 6o 1l 20 15 7h.2 1b 5 3 1b i 1v d dc 1r 1i 7 3i r h 2a b 18 8 i d 2y f 12 p 19 45 5e 9 p q 2 20 s 2a 57 2g b 7v 9 39 n h r 15 l d 3p 2 n 2d 1o 15 32 1p 28 3r 4i 18 9r 5x 3 1m a u n r t 2 27 36 1a 32 64 6n z o 1a 5t 1k 3d 6k 4i 96 29 1w e 8 7e 4 3v as 38 3l h9 69 c9 15 3a 39 f 4e 1y 1 7t 2o 3p 4x 5 1s b5 bb 90 15 1h y ks v 1r 88 q.2 35 bg t x 1s 1h g 13 76 6z ie q 5f 23 27 78 6r e6 5f kc 3q 30 34 ixl',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-112-400-normal.woff':
    'w.4 p 2q fa8 1j 1l 2h b g v k 1n 1w y 2j 3s 4x q 16 v w 2 r 9 p l 33 6 1 44 a c g 5 y 3k o 1z 2x 15 w 5z 6e 9 1k r 75 2 1w 13 30 a 1o f 1g 2k 2j 6c 19 f 8 a h.2 1l h 1b f cr 6 f 2k ay k 11 o 6w 2n 5s 3 p b x s 5 2k 18 2o 2y g 6x 58 1e 1u.2 1x 3l f.2 2n 2 3c o v 16 1p u et e 4i 4z 3b z 2r s b 1w 61 1c cl m 7 1q 7j y 5e 8x 3o 1i 1 l i 45 at iz 8z 9e 1d 2c ac o u 1r g 7d m 2h.2 1n 4d 7x 20 27 5x 3w c4 2 8 gi 8o ds y 1o 6l i 4k ek 11 1 2i h.2 28 4l 2a mn 6 8i.2 2m 36 1c 1c lt r g 43 90 gm',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-113-400-normal.woff':
    'w.3 3 l 1 2p 1i fau i f 25 2u 6j bd 3 1 4 2o 1 5 m 3 1f 7p 1l 11 5 7 2 i 1a 3z s 21 2c ap s 18 9 fg.2 1c m 3 c3 j 1u r 5 2 1l c 3 23 2c 6k 8 1 o 3a 2 w g 20 1u 4e 13 10 11 16 5k 7s a 3 1c 9 1u 6 10 2t g.2 o 1b 23 e 81 1 1x 1j 7 f 4a 33 16 d k g m 4o 29 7y gf 7x q b 1t 3i y 3m 6n 1w 57 8f 7j w 6 2b 2 2i 2e 9b 9i 26 4 9w 17 9q 6 1n 10 b 2f 1y.2 1y m2 3l 3a 9a 2a 1p m 6 6d 8a 42 3e f9 25 ql 7y 4 1t e 2z 4y 1d i 32 x ai 3u l 4 1u 8q 1n jd p 4k k 45 29 8 3a.2 y d.2 1m 12 6 7t x 37 2k.2 dh jw 49 44',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-114-400-normal.woff':
    'w.3 2j x 685 924 x a 3 g n 17 10 15 1k 7 a f 10 p 15 n 41 k 7n 17 1e 47 6m t d 8 2i 1r 4 3 1e g 5y r bl m 1j 3r p 8 7g c 2 b 1l j 3r 2g 7c 5 n v 1 48 5 1q 9x 6 t 3 1w 1c 8 n 2i 27 1a 37 5w l bc 23 1l 5r 38 3s 31 3l 17 34 2h 21 15 p 1n 1j 2g 46 p 63 bz p k 29 d 2k e 1 2x 5 14 27 b g 7a a1 50 b4 2c 2u 8a af 17 5 19 6g y d 9g 8j o 1q 5a 1 2r 1a ac 4d av 3 4 e v n 2f 4j 2m 1y ay 4i l 3h b a5 j3 4y m b 1 lc 23 13 12 6 1p 60 l 11 2 1w 1n c3 21 i 6 5 2 1y 7e ng x 1g 9b 1 w 1e 25 72 41 2 u 5u l l1 v',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-115-400-normal.woff':
    'w.3 2 3e far 8 v b m 1l n i 1j 1q i 1n 1f 2h 8b 5 v 1 6 3 2 t 1 n 1 29 a 6 3 4h 3f 7 3 2 w 4 37 d g 14 28 16 10 s 1v cl 2a j 87 q 42 l e.2 8q 6o w e o 1z 5 y 2 4 o b9 3h y 6i 4 1d v 1x gd j 21 3 1n 4d bh 2v 1 l 4o b 40 f 1e 1c 1 e 6 3t m.2 8y bu 1m 2a 5j r 4x 2 r 5a 5 4x 1e m p6 1h 4a bv 7 b2 d 14 1m 4w 5 w 87 3i 5 m m b 3e 4a 1u 1 1s 1b 4r 4s ax t k f e 4n 4n b 37 1w 30 6o 43 8p 13f 8 cv s 9 3 o 1n 1q 5c 3.2 2q dg b 7 d 13 q 7 11 xa 2v 5v 1d i.2 b 27.2 19 c7 d 2h 4p g 10q j12',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-116-400-normal.woff':
    'w.3 8 k 2n 9cv 9.2 5xm 27 9 w.2 1 6 10 9 1i l.2 19 7 24 2a 25 14 2x 33 8 1w 1k p 1i 3q.2 4h d h 10 1n 5 3 a.2 h p c 5 f 1s 8j 5n 3b 1 a 2a 55 6o o 11 4g 2t 86 1w 14 4q a4 i m t 7 2s 3 v 2l a p 13 6 u 2 1l 20 e8 8 12 1q b p 1i d t 2i b 8u 3v 5 8 17 4e h o 1c 56 11 1f ik 7w 12 2x 1t 25 b5 hl 6z 6c 8u t 5 2b 8j k c 83 5e 8d 6n 1c 2o 72 3y 1e kw 3 t 1 6 e n 7i 4u 8w.2 1h 27 3a 5h 31 13w 5 dc e d e c 2 7 l 7z 9 6 1n 1u ei f 2 c y t.2 3m 4p 3d mu 1 19 5y 1r s 1 4b 29 b 44 3p c 2g b0 v uc 5j',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-117-400-normal.woff':
    'w.3 17 29 67v.2 35e.2 5x1 k 7 p 9 7 e 17.2 n 6.2 u 2 7 c i.2 3 10 1g 15 2l 3g 6g 5 3 z 5 k 32 v d 1 3h 2j h 1i 6 1 2 o 17 r e 2 8 c c 2v 6l b8 2m 28 1u 81 s 12 1q df 1g b w 1u 9 a v z bg g 1g 1p t 2t 3a 11 2b l 1l 53 17 6u 1i 5 1t 2z 40 3t 7m e q 1r 3p 73 f 1d 3n x 1b 4 b k9 1t 33 1r v d 2m 4f 1h g 3g 1e 2f it 6y lb 98 33 5 16 69 8o 42 1p 32 28 k 23 2b w 7w 2r as 17 5 5 1i 2f 42 a h1 f 1a 4e 122 p 55 1t 2 u s bk 2 9.3 d 2 2 1i 8c g 1p d 2x 57 56 5 g 2a 1k 4k 26 5q.2 1 tn 2c 39 cq 1o k7k',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-118-400-normal.woff':
    'w.3 p 1 w s z 8 fa7.3 1.2 4 6 f f.2 f 1m 7 o i 15.2 6 19 1e 5 8 3 3k ar 2 3 6 2 e 38 b 15 5 m 25 4.2 6 31 z 40 5 t 7.2 f 3.3 1n 1t 1g f0 u.2 15 7 d2 e 3 c 1 2b 4 ct l y g 3 3 j 1u l d1 s 34.2 a 12 2h e 1v 1 2g k 2r 1z 1k s 21 74.2 11 8 a 1g 10 73 2 13 9x 1l m 1d 12 l n u 1 5g b c u d 8 x 1i 3x l2 1t 9j p i 2a q9 9l.2 w f 8m 2d 7s 8 c 91 3g i 61 9k 42 7b 33 8h 3j cj f 5a 3a 26 4o 6k ro ho r 7s 1w dv y m 2 98 hu g.2 1 1q 1k 44 6g q5 2w 5 5 a5 7m y 71 8x js8 6.2',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-119-400-normal.woff':
    'w.3 4.4 1.g 3 1.d 1.f 3.r 1 y a 2 3 4 3 z.7 1.4 1.2 3.4 1 2.2 1 4 1 f n s 4 t 2q 1 8f.2 5h9 7 97.2 d 4 h.2 6f 2xq.2 1r 1 1 1 1.c 1 1.3 1 1.3 1.9 1.7 1.2 1.2 1 2.2 1.d 1 2.2 d.4 1.m 1 1.3 1.2 1.6 1.b 1.9 1.5 1.5 1 3 7.2 16 5p4 18 4n6 1g 82.2 1wv 156 1qk p8a 1 b',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-0-400-normal.woff': 'w.3 3h 1d7t.1u zb.3 1 2.2 1.d 1 1 2.1o 1 3m.4 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-1-400-normal.woff': 'w.3 3h 1d3i.1c 1.x 1.14 1.v',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-2-400-normal.woff':
    'w.3 3h 16de.6 1.a 1.k 1.6 2.2 1.3 2.6 2.3 1.3 1.2 1.3 1.n 1.3 1.3 1.7 2 1 1.6 6l8.a 1.10',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-3-400-normal.woff':
    'w.3 3h 168o.j 2.h 1 1.6 1.r 2.2 1.3 1.7 1.2 1.c 1.3 1.j 1.r 1.7 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-4-400-normal.woff':
    'w.3 3h 163f.c 2.2 1.3 1.7 1.2 1 1.6 2.2 1.3 1.a 1 1.6 2.2 1.3 1.7 2.2 2.6 1.r 2.2 1.3 1.7 2.3 1.6 2.2 1.3 1.a 1 1.f',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-5-400-normal.woff':
    'w.3 3h 15ye 1.3 1.7 1.13 2.2 1.3 1.8 1 1 1.6 2.2 1.3 1.4 1.2 2 1 1.6 2.2 1.b 1.2 3.r 1.m',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-6-400-normal.woff': 'w.3 3h 15tv.k 2.2 1.3 1.7 1.2 1 1.2i 1.r 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-7-400-normal.woff': 'w.3 3h 15pa.9 2.6 1.r 2.2 1.3 1.7 1.4 1.2i 1.7',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-8-400-normal.woff':
    'w.3 3h 15jy 2.3 1.6 3 1.3 1.7 2 3.3 1.2 2.2 1.3 1.7 1.4 1.1q 2.2 1.3 1.7 2.3 1.6 2.2 1.3 1.7 1.2 1 1.6 1.3 1.3 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-9-400-normal.woff':
    'w.3 3h 15fa.15 1.r 1.3 1.b 1.b 2.2 1.3 1.7 1.13 2.2 1.3 1.6',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-10-400-normal.woff': 'w.3 3h 15ar 1.1q 1.1j 2.2 1.3 1.7 1.4 1.l',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-11-400-normal.woff':
    'w.3 3h 155w.17 2.2 1.3 1.7 1.2 1 1.6 2.2 1.3 1.7 2.16 1.n 2.2 1.3 1.7 2.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-12-400-normal.woff':
    'w.3 3h 150q.5 1.7 1.j 1.3 1.3 1.7 2.12 2.2 1.3 1.7 2 1 1.6 2.2 1.3 1.7 2 3.6 2.2 1.3 1.7 2.3 1.j',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-13-400-normal.woff':
    'w.3 3h 14w1.y 1.r 2.2 1.3 1.c 1.6 1.3 1.3 1.j 1.r 2.2 1.3 1.e',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-14-400-normal.woff':
    'w.3 3h 14r3.4 2 2.7 1.3 1.3 1.7 1.2 1.8 1.3 1.f 1.z 2.2 1.3 1.7 2 1 1.6 1.k 1.6 1.l',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-15-400-normal.woff':
    'w.3 3h 14m3.s 2.2 1.3 1.7 2 1 1.6 2.2 1.3 1.7 1.4 1.6 1.3 1.3 1.7 2 1.8 1.1j 2.2 1.3 1.3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-16-400-normal.woff':
    'w.3 3h 14hd.2 2.2 1.3 1.7 2.3 1.6 1.j 1.7 1.r 1.r 1.r 2.j 1.6',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-17-400-normal.woff': 'w.3 3h 14cu.p 2.2 1.e 1 1.e 1.1b 1.r 1.p',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-18-400-normal.woff':
    'w.3 3h 147y.5 2.2 1.3 1.7 1.4 1.6 1.1j 2.2 1.3 1.7 2 1 1.6 2.2 1.3 1.j 1.j 1.a',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-19-400-normal.woff':
    'w.3 3h 1434.1v 1.f 1.13 2.2 1.3 1.7 1.4 2.5 2.2 1 1 1.7 2 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-20-400-normal.woff': 'w.3 3h 13yr.2c 2.1z',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-21-400-normal.woff':
    'w.3 3h 13u1.2 2.2 1.3 1.7 1.4 1.y 1.1j 2.2 1.3 1.7 1.4 1 1.5 1.q',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-22-400-normal.woff':
    'w.3 3h 13p1.2 2.3 1.y 2.2 1.3 1.7 2 1 2.2 2 2.2 1.3 1.2 1.4 2.3 1.6 1.j 1.s 1.w',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-23-400-normal.woff':
    'w.3 3h 13k8.c 1.6 2.2 1.3 1.7 2.3 1.6 1.j 1.z 1.3 1.n 1.7 1.j 2.2 1.3 1.5',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-24-400-normal.woff':
    'w.3 3h 13fk.b 1.z 2.2 1.3 1.7 2.3 2.4 2.1j 1.r 1.8',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-25-400-normal.woff':
    'w.3 3h 13a0.3 2.5 3 4 1 1 2.2 1 1 1.7 2 4.5 2.e 1.4 1.6 1.k 1.y 2.2 1.3 1 1.5 2 1 2.5 2.2 1.3 1.a 1.8 1.3 1.4',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-26-400-normal.woff':
    'w.3 3h 134q.5 2 1 1.6 2.2 1.3 1.7 1.3 1.7 1.3 1.3 1.8 1.a 1.3 1.3 1.a 1 1.6 2.2 1.3 1.c 1.6 2.2 1.3 1.7 2.3 1.6 1.r 2.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-27-400-normal.woff':
    'w.3 3h 12z8.7 2 3.4 1 1.7 1.a 1.8 2.2 1.3 1 1.4 3 1 1.6 2.2 1.3 1.a 3.6 1.3 1.3 1.j 1.3 1.n 2.2 1.3 1.7 2 1 1.6 2.2 1.3 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-28-400-normal.woff':
    'w.3 3h 12t2.h 2.2 1.3 1.8 1 1 1.6 2.2 3 1.6 3 3.2 1 1 2.2 1.3 1.7 2 1 1.6 2.2 1.3 1.2 1.4 2 1 1.5 2.r 2.2 2 3.6 6.2 1 1 2.2 1.3 1.7 1.2 1 1.6 3 1.3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-29-400-normal.woff': 'w.3 3h 12ok.3f 2.2 1.3 1.7 2.a 1.a',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-30-400-normal.woff': 'w.3 3h 12jz.8 2.2 1.2 2.c 1.6 1.1j 1.1j 2.f',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-31-400-normal.woff': 'w.3 3h 12fe.1p 2.2 1.3 1.7 2.2 2.6 1.3 1.1z',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-32-400-normal.woff':
    'w.3 3h 12a1.2 1.3 1.3 1.7 2.a 1.7 1.7 1.2 1.8 1.3 1.3 1.7 2 1 1.2 1.v 2.2 1.2 2.6 3 1 1.4 1 2.2 1.3 1.7 1.4 1.5 2.f 1.4 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-33-400-normal.woff':
    'w.3 3h 1257.8 1.r 1.r 1.7 1.8 1 1.8 2.2 1.2 2.7 1.2 1 1 1 2.t 1.7 1.h',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-34-400-normal.woff':
    'w.3 3h 1200.r 3 1.3 1.7 2 3.6 2.2 1.3 1.7 2 1.8 1.3 1.3 1.a 2.7 1.7 1.j 2.2 1.3 1.7 1.2 1 1.3 1.m',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-35-400-normal.woff':
    'w.3 3h 11uw.f 1.3 1.3 1.7 1.13 1.r 2.2 1.3 1 1.5 2 3.6 2.2 1.3 1.7 1.2 1 1.6 1.7 1.7 2 1 1.6',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-36-400-normal.woff': 'w.3 3h 11qe.9 1.k 1.6 2.2 1.3 1.7 1.30',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-37-400-normal.woff': 'w.3 3h 11ly 1.1j 1.f 2.3 1.29',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-38-400-normal.woff':
    'w.3 3h 11h1 1 3.4 2.2 1.3 1.c 1.6 2.2 1.e 1 1.m 1.13 2.2 1.2 2.b 2.x',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-39-400-normal.woff': 'w.3 3h 11cf.10 1.r 1.r 1.3 1.3 1.1b 2.2 1.3 1.7',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-40-400-normal.woff':
    'w.3 3h 117m 2 1 1.6 1.i 2.z 1.g 1.12 2.2 1.3 2.6 1.2 1 1.3 1.m',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-41-400-normal.woff':
    'w.3 3h 112l.1i 2.2 1.3 1.7 2 1 2.5 2.2 1.3 1.a 1.8 2.2 1.3 1.8 1.3 1.3 1.u 3 1.3 1.6',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-42-400-normal.woff':
    'w.3 3h 10xb.k 1.7 1.j 1.1j 2.2 1.2 2.7 1.2 3 1 1.2 3 1.2 3 1.4 2 1 1.3 1.2 2.2 1.3 1.7 1.2 1 1.3 1.4',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-43-400-normal.woff':
    'w.3 3h 10sl.m 1.r 1.r 3 1.2 2.7 1.2 1 1.6 1.3 1.3 1.a 1.18',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-44-400-normal.woff':
    'w.3 3h 10nj.8 2.2 1.3 1.7 1.2 1 1.6 2.2 1.3 1.7 1.2 1.8 1.3 1.3 1.c 1 1.w 2 2.3 1.7 2 1 1.14',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-45-400-normal.woff':
    'w.3 3h 10i5.6 2.2 1.3 1.7 2 1 1.4 1.t 2.2 1.3 1.7 2 1 1.6 2.2 1 4.6 2 1 2.2 1 3.2 1.b 2 1 2.1h',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-46-400-normal.woff':
    'w.3 3h 10da.d 1.k 1.6 2.2 1.3 1.7 2 1 1.6 1.j 1.7 1.r 1.r 2.2 1.3 1.7 1.4',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-47-400-normal.woff':
    'w.3 3h 108c.3 1.7 2 1.8 2.2 1.3 1.7 2 3.6 1.r 2.2 1.3 1.7 2 1 1.1q 1.e',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-48-400-normal.woff':
    'w.3 3h 1030.j 1.3 1.g 1.6 2.2 1.3 1.7 2 3.5 3.2 1.b 2 3.6 2.j 1.y 2.2 1.3 1.7 2 3.5 3.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-49-400-normal.woff':
    'w.3 3h zye.4 1.5 1.1q 1.1j 2.2 1.2 2.7 1.2 1.8 1.8',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-50-400-normal.woff': 'w.3 3h ztw.b 2.6 1.c 1.3a 2.6 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-51-400-normal.woff': 'w.3 3h zpa 2.y 1.r 2.2 1.3 1.a 2.6 2.20',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-52-400-normal.woff':
    'w.3 3h zk4.i 1.8 1.7 1.j 2.2 1.2 2.7 2 1 1.y 2.2 1.2 2.7 2 1 2.5 2.2 1.3 1.7 1.4 1.6 1.3 1.b 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-53-400-normal.woff':
    'w.3 3h zfb.4 1.j 1.7 1.3 1.3 1.7 2.2 1.z 2.2 1.3 1.7 2.3 1.6 1.j 1.z',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-54-400-normal.woff':
    'w.3 3h za9.i 2.2 1.3 1.2 1.4 2 1 1.4 1 2.2 1.3 1.7 1.2 1 1.6 1.1j 2.2 1.2 2.7 2 1 1.u',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-55-400-normal.woff':
    'w.3 3h z4r.8 1.b 2.2 1.3 2.6 1.4 2.3 1 1.r 2.2 1.3 1.7 2 1 1.6 3 1.2 4.5 2 1 1.2 1.2 3.2 1.3 1.7 2 3.6 1.11',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-56-400-normal.woff': 'w.3 3h z05.i 1.k 1.6 2.2 1.3 1.7 2.a 1.1j 1.r 1.7',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-57-400-normal.woff':
    'w.3 3h yv3.3 3.2 1.3 1.7 2 1 1.6 2.2 1.b 1.3 2.2 1.v 2.2 1.3 1.7 1.4 1.4 3.j 1.z 1.9',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-58-400-normal.woff':
    'w.3 3h ypq.t 2.2 1.3 1.7 1.b 3 1.3 2.6 2 5 1 3.2 1.3 1.7 2.2 2.6 1.f 1.4 1.y 2.2 1.3 1.2 1.4 1.2 1.4',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-59-400-normal.woff':
    'w.3 3h ykr.c 2.2 1.3 1.6 3.3 1.6 1.j 1.7 1.r 1.3 1.3 1.7 1.b 1.r 1.3 1 1 1.6 2.2 1.5 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-60-400-normal.woff': 'w.3 3h yg2.5 1.z 2.6 1.7 2.3 3.4 2.j 1.6 1.r 1.17',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-61-400-normal.woff':
    'w.3 3h yb9.6 2.3 1.3 1.2 1.3 1.n 1.1j 3 1.3 1.7 2 1 1.6 1.r 1.e',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-62-400-normal.woff':
    'w.3 3h y63.8 1.r 1.3 1.3 1.a 1.8 1.3 1.3 1.j 2.2 1.3 2.6 2 1 1.6 1.r 1.3 1.3 1.7 2 1 1.4 1 3 1.3 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-63-400-normal.woff':
    'w.3 3h y0x.2 1.2 2.7 2 1 2.5 2.2 1.3 1.7 1.4 1.a 1.n 1.k 1.6 1.r 2.2 1.2 4.6 1 1 1.6 1.3 1.3 1.b',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-64-400-normal.woff':
    'w.3 3h xvo.8 1 1 1.6 1.7 1.c 1.y 2.2 1.2 2.7 2 1.5 1.2 1.3 1.3 1.7 1.2 2.7 3 1.3 1.7 2.2 2.3 1.2 1.r',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-65-400-normal.woff':
    'w.3 3h u9q d 3 d 1 6 5.2 9 h 4 5.2 8 2 1 7 7 1 2.2 3 2 2 3.2 1p f q h 8 17 c 2 6 a 4.5 9 4 5 k u 2 d b 2 q c d 3 10 2 1 2 f c 8 b 1 d 3x 1 1 9.2 1 i h a 1 i l b 2.2 a 5 1i 5 4 f i q 5.3 v 3 2e 3 3 1 i.2 3 5 1 5 e.2 5 2 4 9.2 5 3 2.2 1 9 b i.2 5 4 c q e.2 2 3 c 1 5 2 1 a l 2 4 6 2g5.2 1.2 2.7 7.2 2 2.2 1.3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-66-400-normal.woff':
    'w.3 3h tmu.2 1 6 5 3 4.2 2.2 1 1 1.4 6.2 2 1.2 5.2 4.3 4.2 1 3.2 1 1 4 5.2 9 1 2 2 2 1 8 8 1 6 3 4 1 3 d 5 4 7 3 6 2 2 g 1 1 g 7 2 1 o 4 g p 4 3.5 1.2 1 1 1 3.4 3.2 k 2 7.2 1 a 5.3 5 3 1 3 6 1 3 3 1r 1 i 2 j.2 4.2 a.3 4 7.3 4 5.2 1 3 2 4 5 1 7 s 3 1.3 3.2 1 2 1q 6 7 2 3.3 2 1.2 4 7 e.3 2 3 3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-67-400-normal.woff':
    'w.3 3h sq4 2.3 4 6 l 5 4.2 4 3 d 3 2 3 1.3 s 1 b 1 2 1 3 m 2.2 1 i 2 2 h 5 d 3 7 b 7 1 3.5 1 1 1 2 2.2 o 1.2 1 6 6 i 6 6 1 d 7 1 3 8 3 4.2 2 i d c 2 2 h d j c 5 9 2 b c.2 8 x 1 77 5 5 1.2 1 3 a.3 2 4 3 9.2 a 2 9.3 5 4.2 1l 4 8 3 3 8 3.2 1 1 6.3 2 a.5 2.3 5 5 2 1.4 4 7.2 3.2 1.2 5.2 2 2.2 6',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-68-400-normal.woff':
    'w.3 3h s93 4 1.4 f 2 8 5 h 3.2 1 2 1 4 1 3 2.4 1.2 1 2 1 1.3 2.2 1 1 3.7 a 2.2 2 2 3 1 2.2 4 2.2 1.2 1.2 2.2 3 2.3 1.2 1 5 3.3 2 2 1.2 1 1.2 1.6 2.2 1 4 1 3 3 8.2 2 1 1 4.3 3 2 8 8 j 2 b 7 c f 2 3 d 5 4 m.6 3 f 6.2 1 8 1.2 e 1 1 1 4 9 e.2 1.2 1 2.2 a 6 1 1 3.2 6.2 3.2 5 3 2 a',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-69-400-normal.woff':
    'w.3 3h rm1.2 d.2 7 7 1 g.2 1.3 4.6 2.2 2.2 1.3 2.3 1.6 2.2 1 6 1 6 1 1 1 1.3 1 3 2 6 6.3 6.2 1.2 1 2 5 2 25 1 4 4 2.2 2 d 4 e 9 4 a 6 3 7 4.2 2 b 1 3 1 4 a m 4.2 d b 5 4 c 1 2.4 e 5.2 j 1 a 5 2 2 s.3 j a.2 5 c b c 2 2 4 1 3 8.4 5.5 6.2 1.2 4 3 4.2 1 2.2 4.2 3 3.2 e 1 2 1k.2 6 2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-70-400-normal.woff':
    'w.3 3h qzk 2 q 4 5 7 e 1 2.2 7 3 2 a 7.2 7 7 2 2 h g g 3 9.2 4 1 1 1 4 2.2 3 1 1 3 1 4 2 3 2 1 3.2 k 3.2 5 2 1 1.2 2 6.2 1 1.2 1 3 b 1 4.2 5 1 2 7.2 1.4 1 1 5 1 6 2 1.2 2 1 2 3 1 1 2 3 4.2 4 4.2 2.2 1.2 2 4.3 1 3 1.3 1 9 1 3 1.2 1.3 1 2 7 2.2 6 5 7 7 4.2 8 1 1 9 5 2.2 3 2 5 2 9 5 1.2 2 3 4c 7 1 4 1 1 1 8 4 6',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-71-400-normal.woff':
    'w.3 3h q9a 1 2 6 a 1.3 4.2 9 6 7 3.3 5 6.2 6.2 3.2 c 2.2 3 2 3.2 2 b.2 2 i h e 1 3.2 5.2 1.2 7 h g 1 6 f.2 4 t 3 8 4 1 3 4 8 g 1 1.2 4 f 1 1 1d 6 1 7 6 1 b 1 1 9 a h 2 g 6 9 r b 2 2 6 1 2 6 p 2.2 d 4 4 4 5 6 4.2 3 1 1 1 3.3 4 2 4 1 4 6.2 1.2 5 2 1 4 3.2 6 c 8 c.2 c 4.2 3 2.2 1 1 6 a.3 2 4 9 8 1.2 4.2 b 4 b 1 2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-72-400-normal.woff':
    'w.3 3h pol 2 2.4 3 3.3 1.3 1 h.2 1.2 1 3 2.2 1 3.3 l.2 2.5 3 d g 2 3 1 2.3 1.2 6 6 1.2 4 1.2 w 3 3 d.2 3 7 1 5 3 6.3 h 3 3 3.2 1 6 2 5 c 1 3.4 1 4 3 5.2 5 1.3 q 2 4 6 4 b d 3 5 1 2 4.2 2 5 4 l 3 4 2 4 g 5 2.2 2.2 1 1 1 2 1 1 3 8 h 1 5 7 k 1.2 2.2 1 3 2 1 1 6.2 1 d 1 1 1 5 4 4 5 9 4.3 2 m 2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-73-400-normal.woff':
    'w.3 3h p76 2 6 1 3 2 3 b 1 1 3 g.2 1.2 3 5.3 4.4 1 1.2 9 4 1 3.2 2 3.2 4 1.2 1 5 8.2 7 1 b.2 2 2 2.2 b 2 3 4 4 2.4 1 d 1.2 7 5 1 3 9 4 c 2 1.2 2.2 f.2 4 4.2 6.3 4.2 7 1 4 a 1.2 2 2 4 a 1 4 2.4 1 3 6 a 6 3 1 1.2 4 5.2 5.3 1 6 2 1 1.2 4 8.2 1.2 1 8.3 8.3 1 6 4 1 h a 1 7.2 1 4 1 5 c 1.2 3 6.2 2 1 5',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-74-400-normal.woff':
    'w.3 3h olq.2 2 1 3.2 7.5 9 d 2.2 3 1 1 3 2.3 2 2 5 e.2 3 8 3 1 9.2 3.2 1.2 2 1.2 1.3 7 2.2 a 1 1 2.2 1.2 1 4.2 2 2 4 6 d.2 a 5 1.3 1 1 7 2.2 1 5 5.2 4 2.2 a 1.2 8 2 7.3 1 2 8 2 5 9 2 3 2 1 2.2 49 1 1 h 3 3.2 k.2 2 1 1 2 1 1 b 2 1 1 7 5 3 5 3.2 8 5.2 3 3 3 4 1 1 3 1.2 9.3 7 1 4 8 2 3.2 1 2 2 2 3 4 1.2 k',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-75-400-normal.woff':
    'w.3 3h o14 3.2 8 9.2 6 1 4 3 1 2 3 1 1 2 3 9.2 1 2 6 9.2 3.2 a 9.2 1 2 c 1 3 1.2 2 1 4 2 1 6 2.2 4 f 1 7 1 2 1 5 6 b c 2 1.3 1.4 1 1 9 b 1 6 7 9 3 3 4.2 1 2 2 3 b 3 2 3 7.2 2 1.2 1 8 d 3 4 t a b 2 5 2.2 h.3 3 8.2 i 3 7 6 f 5 8 2 1.2 6 5 1 6 2.3 5 4 b b 7.3 6 j 2 1 1 1.5 1.2 1 2 3 2.5 4.2 9.2 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-76-400-normal.woff':
    'w.3 3h ndv 3.2 1 i 1 8 d.2 1 1 3 c d 5 1 2 4 d 4.2 b 5 c 6 6.2 2 2 7.2 2 n 3.2 5.2 5 3.3 i f i.3 4 5 1 g 9 d d.2 2 c 4 5 4.3 2 5 b 3 1 g.3 4 3 4.2 2 1 n 3 2 5 5 5 c 7 j.3 d 5.2 5.3 6 5.2 2.4 2 4 2 4 c 4 1 b.2 2 k.2 2 3 2 1 5 3.5 7.3 6 2 2 6 4 1.2 1 h 4 4 2 2 1 6 2 1.2 1 2.2 d 2 4.2 3.3 1.2 5',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-77-400-normal.woff':
    'w.3 3h mw1.2 3 1 1 c 3 1.2 1 1 1 1.2 1 5 1 2 3 3 1 6 3 4 4 3 1 1 3 1.2 2 7 8 9 2 c 3 2 1.2 7 1.2 4.2 4 1 4 1 c 4 2 1 1.2 4 1.3 4 2.2 3 4.2 4.2 1 1 4 6.2 2.2 2.2 1 b 7 5 5.3 1 2.2 2.3 3 2 1 5 4 1.2 2.2 1 6 d 1 1 5 1 3 c b 5.4 1 1 k 6 9 1 3 3 a 2 4 2 3 1 5 d.2 6 1 2 q b 4 2.2 2 1 1 7 3 4.2 1.2 1 1.2 2 a 9 1 2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-78-400-normal.woff':
    'w.3 3h mfj 1 2 4.2 1.2 1 5.3 3 5 5.2 1 1 1 1.2 4 a a 2.2 w 4 4 2 g 1 1 9 1 6 1 7 7 e.2 2.2 c b 4.3 7 3.3 a.2 6.2 4.2 a 1 4 g 1 5 1 2 2 1.2 8 1.2 1 4 5 1.3 6 7 1 3 4.2 5 6 1 6.2 1.2 1 6 2 3.2 1 2.4 2.2 2 9 1 3.2 2 1 1 1 1 9 7 4.3 2.2 1 1.3 1.3 2.4 1 1 4.3 1.2 6 9 1 1.4 1.3 1 1.2 2.3 4 e',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-79-400-normal.woff':
    'w.3 3h lws.2 1 3 2 b.2 2 6.2 1 1 5 4 1.4 6 a 4 4.3 2 4 1.2 2 1 c 2 3.2 2 1 3 1 3 2 1.6 3 3.2 6 7 6 d 3.2 6 4 i 7 3.2 7 4 3 3 5.3 6 2 6.3 1 3 3.3 e 2 3 8.2 3 1 h 7 3 6 4 2 c.2 3 7 9 5 g 1.2 1 1 1 5 2 2 1 5.4 1 2 1 e 6 4.2 4 2 1 4 5 2 9 4 7.2 3 2 1 4.2 4 1 1 1.2 9 5.3 5.2 c.2 1.3 5 9 a e 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-80-400-normal.woff':
    'w.3 3h lh5 1 6 2 2.2 1 1 5 3.2 5 5 1.3 2.3 2 1 1 p 2 2 a 2.5 3 3 1 6.3 3 2 6 1.2 2 2 1 1 1.5 r 1.3 3.3 1.4 4.3 4 1 1 1 1 1.3 4.2 5 2 8 1 2.2 1.2 7 3 2.2 2.2 6 l 5 5.2 1 2 2 4.2 3 1 4 3 7 1.2 3 1.2 1 2 1.2 q 4 3 5.2 1.2 3 8 1 2.2 a 1.2 7.2 4.2 5 6 1 f 2 2.2 1.2 2.2 2 1 8.2 1 9 1.3 2 2 3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-81-400-normal.woff':
    'w.3 3h kzd.2 q 4 8 5 1 5 3 9.2 1 e 7 2.2 7.2 6 1 e 1.2 1.3 3 7 4.2 2 3 3.2 1 2.2 b 1 5 f.2 2 2 1 2 1 2 1 3.2 4 3 2.2 2.3 2 f.2 r 6 3 f j.2 5 1.3 b 1 4 1 2 2.4 7 1 2 2 1 3 3 2.2 2.3 1.4 3 3 1.5 2.3 f 2 4 4.2 1.5 1.2 1 4.2 1 6 3 3 5.3 1 2 2 2.3 2 n.2 4 5 1 1 2 6 1 1 8 2.2 1.2 1 1.2 2 n',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-82-400-normal.woff':
    'w.3 3h ken.2 1.4 4 2 j.2 2.2 9.2 c 8.2 3 2.4 4 5 1.2 1.2 o 8 8 1 3 9 3.2 2 5 1 1.2 4.2 4 1.3 1 1.2 d.2 3 1 1 4 2 1.2 1 4.2 6.2 5 3 6.2 5 4 7.2 3 k 8 c 1 a 8.3 1 1.2 3 1.4 4 2 1.3 5 1.3 r 5.2 8 1 6 5 6 5 1 7.3 2 n 1 g 1 1 2 7 6 1 3 1 4.2 1 1 h 2.3 2 6 3 2 6.2 4.2 5 1 9 k 3 4 3.2 8 4 6 f 7 6.2 f',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-83-400-normal.woff':
    'w.3 3h k12 1.2 1 2.3 1.3 8 1 6.2 4 2.2 2 1 3.2 5 1.2 4 1 3 9 1 1.3 4.6 1 2.2 3.2 1.3 b 2.3 4 1.2 4.3 4 2 1 8 2 3.3 4 1 2 5 1.2 1 c 2 2.2 2 5 9 1.3 2 1.2 1 1.2 3 7 1 6.2 1 3 1.3 6.2 2.2 1.2 2 4 3 2 8 2 4.4 1 2 5 1.2 d 1.2 2 1 1 3 2.2 7 1 1 3.2 2 1 4 2 h.2 2 2.3 5 5 a.6 5 2 b 2 2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-84-400-normal.woff':
    'w.3 3h jjl 3 1 2 4.3 2 1.4 l 3 1 8 6 3.2 5 b.2 5 1.2 l 1 4 1.2 4 5 9.2 c 3 p 7 8 5 8.3 d 8.3 6 3 5.2 5 1.2 1 1 8 5 2.2 1 2 2.2 3 1 3 1 6.2 2.3 4 5 1 5 3 1 3 j 4 5 6.3 2 6.4 1 2 9 4.3 1 4.2 6 3.2 2 5.2 4 1.2 1.2 5 3.2 1 6 3.2 5 1 1.2 2 1 2.2 1 3.2 2 7 4.2 3 3 5.2 2 2 4 8 2 2 1.2 2.2 3 2 5.4 1 6',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-85-400-normal.woff':
    'w.3 3h j3f 6 1 2.2 3 1 2.3 2.2 2 2 1 5.2 5.2 2.2 7 3 1.2 2 3.3 9 2 1 1.2 1 3 3 3 3 4 3.5 q b 3.3 1 1 2.2 6.2 1 1.3 3 3 3 4 1 8 3 1.2 2 1 7.2 1 5.3 3 5 4 l 2 4 2 2 2.2 3 4.2 6.2 2 1.2 2 f 5 3 3 2.2 4 4.3 2.2 1.2 1.3 1.4 1.2 f.4 1 1 3 6.2 1 5 1 7 p 3 a.2 1.2 a 2 2.2 4 h.2 5 3 4 2.2 3 3 4.2 2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-86-400-normal.woff':
    'w.3 3h ink 1.3 1.2 2 3 6.2 1 7 3 4 1 b 1 1 1 7.2 1 1 6 3.2 1.5 2.2 5 1 2 2.3 3 1 2.2 4.3 5.2 4 1.2 6.3 3 6 3 3 7 6.2 8.4 6 a 9 7 1 f 2 3 5 3.2 3 2 1 4 h.3 9 2 1 2 3 3 4.4 2.3 1.2 1.2 k 3 2.2 6 1 3.2 3.2 2.2 2 8 1.3 1 1 3.2 9 9 8 1 2.3 e.2 4 2.3 5 4 1.2 3.2 6 4 c 8 3 2 4 1.2 2 1 2.2 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-87-400-normal.woff':
    'w.3 3h i3j 4.2 1 2 1.2 2 9 4 1 1.2 6 2 9 m.2 f 7 1.2 4 1 1 1.2 1 3 1 o 6 7 6.2 3 1 4 1 9 5.2 2 2 1.2 1 d 1 x.2 3 o 2 2 n 3 h 2 1 7 d 1 1.2 f 4 3 a.2 2.4 2 2 2.4 2 5.2 4 2 a 4 2 1 1 7 5 1 5 2 1 4 1.2 3.2 1 4 8 9 1.3 e 4.3 1.4 5 2 2 4 5 1 2 1 3 6 3 1 7.4 5 3 5.3 5 2 2 3.2 3.2 1.2 8 6 2.2 2.2 5 2 5',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-88-400-normal.woff':
    'w.3 3h hlp 4 2 2 1 4.2 1.2 4.2 1.2 8 1 1 1 1 9 2 3 1 1 d 6 2.2 2.2 4 3 c 5 4 4 2 g 7 3 17 7.2 8 s.2 1 4 2 k 4 2 r 3 1.2 9 j l 2 d 2.2 2 1 1.2 1 3.2 4 1 4.2 3 4 1 8 1.2 2 3 3 1.5 1.2 5.5 5 1 1 2.3 2.2 5.2 1.6 4 3 1.3 2 6.2 1.2 1.6 1.2 1.2 5.2 1 1 6 2 2.5 1.2 7 2 a 3 8 6.5 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-89-400-normal.woff':
    'w.3 3h h2a.2 3 4 4.2 2 1 k d 4 1 4 2 2.2 1.2 f 2 1 3 3 1 4 6 5 5 2 7 c 1.2 v 3.2 2 j.2 f 3 2 1.2 1 3 1 2.2 1.3 j 2 2 2 2 4.3 3 4 f.2 3 1 2 2.2 1 3 2.2 1 g 3 2 1 4 1 3 9 8 1.2 8.2 4 4 6.2 2 2 3 1 6 2 1 1 2.2 4.2 4 7 2 9.3 1 h 4.2 3 8 a.2 2 5 6 5 2.3 4.4 2.2 1 2 5 1 4 2.5 5 3 9.3 5 8 2.2 1 b 2 3 c 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-90-400-normal.woff':
    'w.3 3h ge1 5 4.2 6 d 7 4.4 1 6 1.2 3 5.3 1 3.5 3 1 4 a.2 5 3.4 9 1 1.2 5 2 1 7 4.2 1.2 1 3 5 1 6 m 1 6 1 1 5.3 2 5 7 1 j 3 2.2 6 4 4 2 3 3.2 n 3 2 4.2 3 7 9 1.2 6 1 b i 1 3 8 5 1 8 3 2 7 4 o 3 3 1.2 1.2 d.3 1.2 9 1.4 1 m 1 c 5 1 2 3.2 o.2 7 2 a 2 n 2 1 1 s k 2 8 h u 6 1 5 7 d 2 3 8.2 2 1 f 8.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-91-400-normal.woff':
    'w.3 3h fyl 6.4 3 3 5 3 2 4 2 1 8 4 4 1 9.2 5 6 1 2 1.3 e.3 2 e.2 4 1.2 3 2 2 3.2 1 3 2 5 5 6.2 4 3 1 5.6 7 3 2.3 7 1 4 1 3 7.2 4 2 2 7 1 3 3.3 3 3.2 c 3.2 4.3 i 2 1 1 1 1 3 4 3 1.2 1 1.3 2.3 e 1 2 1.2 2.2 5 2 4 1.2 4 3 6.2 1 6 4 9 5.3 1.2 2.4 2 3.4 5 1 1 1 5 1 6.3 2.2 1 5 1 4 e 4',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-92-400-normal.woff':
    'w.3 3h fj6 2.3 4.5 3 3.2 e 5.2 2 2 3 3.2 1 1.2 1 1 1.2 1 1 1 4 1 2 1 g.2 5.2 8 2.3 4.2 3 2 1.2 2 2 4.2 d.2 1 1 1 2 1 7 3 2 1 1 3.2 3 2.2 1 1.2 1 1.2 1.3 1.4 d 7 3.3 5 5 4 1 8 e.3 1 7 4 7 3 6.2 i.2 4.2 1 1 6 6 3.2 6 3.2 3 3 6 1 5 b 1 3.3 2 1 2 8 c 1 8 7 4 2 1 3.2 1.6 2.4 3 9 5 6.3 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-93-400-normal.woff':
    'w.3 3h a23.h 2.2 1.16 3.2 2 2 1 2.3 55v 1 3.2 8 2.2 2.2 4 j 5.2 8.2 1 7.3 6 1.2 3.2 c 1 5 2.2 6 3 3 1 5 1.3 1.2 2 2 2 2.2 1.3 1 2 1.2 7 9.2 2 2 3 1 6.2 1.3 3 1 4 b 1 3.2 3 5 7 1 1.5 t 4 1 1 1 1.2',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-94-400-normal.woff':
    'w.3 3h 9lh 1 1.7 2.2 b 1 1.3 1.4 1.3 2 2.14 1 35.s l 7 n.a 5.s 2.2 a.7 3 9 6 62.5 3.4',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-95-400-normal.woff':
    'w.3 3h 998 1.d 2.3 1.6 1.8 1.2 1.5 2.6 1.a 4.a 2.8 1a e.8 2 1.3 l a 1 1 1 1 4 1 1 3 3 1 1 3 2 6 3.e 2 4 1 6 1.2 f 3 3 4 2.2 1 1 5.3 3 2 6 5 1 3.6 6 1 1 5 1.3 1.3 1o 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-96-400-normal.woff':
    'w.3 3h 78g.b 2g.6 7 f 7.2 1 1 1.2 k 8 v d 1 f 1c 3 2.3 3 1 4q y o v.a a.a 1gs 3 1 1 1.2 5.2 1 2.2 3.2 1.2 2.4 1.2 1 1 1.4 5 3.5 1.b 2.4 1.5 1.d 2.8 1.5 1 1.3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-97-400-normal.woff': 'w.3 3h 72w.f k.1i 1.5 1.h 1.a b.2 1 8.8 1.2 1.15',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-98-400-normal.woff':
    'w.3 3h 6gx.8 6.a r.5 16.2 a 1 1 h.4 m 1.2 2.4 1 3 1 1 6 2.4 4.3 1.4 1 5.4 5 5 1 2 3 j.3 1.4 2.2 2.2 2.2 2.2 a.6 2.2 9.3 d 1g.2 j m b 9g.i',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-99-400-normal.woff':
    'w.3 3h 1.4 1.2 1 1 4.3 2 1.3 1.3 1 1 3.6 2.3 3 3.2 1.2 1.2 6 4 2.3 3 2.3 1 2.2 h 1s.2 ab h 53.4 1.c 1.7 8.5 1 3 1.4 1.7 5l2 4.2 1.2 6.2 3 a 2 1 6 5 1d 44 9 2 a 4 4',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-100-400-normal.woff':
    'w.3 3h 1z 6ev 1f 2wv 3 k o 6 u e 8 8.2 j 27 j 2 gj 599 5q 5u 3 tj 2 tj 6t.2 ha g3 19 2u 4b df uj 67 f 22 ch lr 5g 222 35 5 72 d9 4o 4x dx ys 1ko 34 1la lb a 8q 4b ak 169 2mz be a ac 5n 7z.2 y 9d 50 n8 mi b7 cf a5 sp 9k 1j 8f m r e4 28 7r d7 ae jr f 7v 1s f6 31 3i q v f0 j 6i 6qt 16f p 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-101-400-normal.woff':
    'w.3 3h ls 6gk 8q 1 3c 1yj.2 29 1 b 1p i k v 2p 5 5pv j 18 1p b 3o ab 3d r b 53 35 3e 3s 2a mk 8 ci 1c gr 48 1v av 10 c4 7h 21 f zp 5u 4e 4 3x zj n4 pm hg 3g 6k kl 2wv 65 p1 dd 20 5p 6c 13k 4hh 2f 2b 7a 1 2a b kf 8 2 7 ef 1n eb cb 5e o4 8k gt 9h 1q 36 49 33 8y ac 1i 5j bz v 1aj 12c 75 2l 5z 7su 1',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-102-400-normal.woff':
    'w.3 3h 68h tu d8 1z9 8 1d.2 a 1c g 1 2 8 7 2z 5oi 38 2h m8 49 1g 7i a 5t lo by em m1 6d a hk 1b a yk x7 19d 1e f 7l bg 7 99 ls 19x 1zm 1d0 5q q2 r lw 3uf 5x 49 cs y 24 y 4w j 93 72 3n be 2w 1a nd 1q 53 9b 5f u x ej e 97 k c2 4m 6s d8 4b 5y 1f e p mj 5u b c d7 7q lz 2m d8 f f0 88o o 1q',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-103-400-normal.woff':
    'w.3 3h j 6b8 2 6b nb 15 h 3h 1g 4b 1z0 3 s 6 q 2 3 a h 2.2 4 i 1 jc 57u 4i 4v ei.2 3 3x el 4 zw fw 1bt pz 2c 1f 59 v6 jv fn y6 sr 1pn 3r 1q 1cd 11m lf 57t 8t 7h 1z c0 1f 9v 3u 33 5i 9e 6l 9o x 119 3n 86 13 14 i.2 ai i6 1l 4y ca 11 13 52 mx 2a 1e 13 c4 1 gd 2j 3j v 5u 6k 6f 6v 2f 1b qj 7tu',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-104-400-normal.woff':
    'w.3 3h 6gw 5i 34 cq 4y 88 1z5 7 8 d t 2 9 5 l 2 1 2 2 3 9 4 2 b 1 6 1.2 a.2 5r1 1 5x zw 4b 1do 18 2g zv 191 mo 8a 2u 4g 4h 1s5 kg 48e 24r 8u 3e6 i 11 5n 3f r 2k 2r 2f 6 83 9c 5n al 8 4f 1g 6y fm a3 6z 78 bg fy 6s 6p 1l 31 4c a v 14 1r z 5n ag a 4s k 36 6 6s lu g dm gv fb 10i 67 7ya',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-105-400-normal.woff':
    'w.3 3h 6ea nz 9u 4 4g 1w4 8.2 1m 5.2 1 5 3 9 2.3 6 p 1a 6 3z 5oa 1s0 10 dh i nb ea 9a 2h 9 q0 mw 16 2qy 9w 2gc 2n5 al 17l 3zv t ae v 2k b.2 3m 6f 86 c8 5n 7a j 1z kr 2s 72 b6 d r9 1z es 4y 5 fn 3u 60 l s 2j 2u 34 72 2 67 9e.2 h v es 6x 2k 23 8j 6j 5c f 1i 34 16 4z 33 vw 35 7s5 6.2 2a',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-106-400-normal.woff':
    'w.3 3h 68o.2 ea ol 3 5 h 4a 1w7 7.2 1r b 7 a.2 i b.2 7 e c 9 9 4 w.3 j9 57i uk 7d 1ko 4b4 4kq 2ys 476 fd e 1m 1k 7 5i 1u 51 h c 17 8s 2c q 3n bj 3y ac 5 8 5i 1j 8t 6p 67 5z a8 g3 iv 4n 2c 2u 3o 5x 28 3n 1u 3d 91 r a1 1y 6b e 74 1n h 45 3 6g 66 u 5f 3d gv 5n e 38 33 3b 9b h 31 3u',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-107-400-normal.woff':
    'w.3 3h f 1k 6g9 jy bv f 1yn.2 1g 2n 2e.2 28 7xh 2c1 ci 2su axd i 10 1u 34 7 5j r 68 a0 3 3 3c 2v j 3b 1j 17 3e l 2j 2q.2 3u 5i c kb 7 ad 5i 9i 2m 1g 2o 17 5h 5c 5 4t 1z 4 3q 6b f z b t 29 4c 2u r 3b 2o cv 25 3b 6k v 4g q 37 1w jq 7r eg 1 9 3y 3 24 q 3v 56 6o 7z 57 6v e 9d a 8n 1k 6qv',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-108-400-normal.woff':
    'w.3 3h 1r 1 j6 x 2 6g5.2 8u 227.2 2k 3o 2e 1 7ve 2h4 4uo 51t lc 3n8 5d 1 1h p 35 30 13 33 4r 3 1s 1y 63 5f 5d 6a 5f 16 w 95 5 3e 3 j 57 6j 3 j 2r 4 p 29 9o i 6b l 4y 42 5p 9 36 cb 4f n 2b 9o 36 f 7 2i b9 e 63 54 70 fq 6 2v 3w 5m rk e 1f 3f u c c 1v 3i a6 t 2q a a0 33 7w 16 3g m 1k',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-109-400-normal.woff':
    'w.3 1 1n 1r m0 1 1 5w3 vo 1z9.2 83 2 4 7.2 5 o 1 54 5nh v0 hll 1x 13 p 1i.2 b 39 cp 5q 1p c 30 5f 1v 1z 5i i l dk 16 4j 2w 3a.2 7i 2c 2y 6k 2 14 5e 7j 4z 17 24 k it 87 2c e 2q p 46 22 1 y 4r 3 i 2k 2v am 14 2q 22 5 57 2k 1h a 7 11 a7 7z cv 1j 4 bu 8b 43 aj dc 2y c c5 1j 20 7r 3r',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-110-400-normal.woff':
    'w.3 3h 1i i h 6fp tl 20z 8m d m fg1 8sk 2l u 13 1a 47 5s 4j 1r 3r 3v 29 i e 2e h r 5m 5o j 3d 1 a 2e 80 84 9a 56 o 3f 1c 4n 1z f o 2a 16 58 u 4k n 4h 29 3z 1q 1n 5b 3k au 9l 3o 1f 3w av 17 s u 1b 1c 29 t 1u 4a 36 3j 75.2 1u 46 e4 5g 1m 5n 5j r 3 6r 3v r 58 5b 5q 3b 1r 1z 1f gr 3y 2k 2j',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-111-400-normal.woff':
    'w.3 3h 1y 662 o 138 1w 2j 25h 1x ala 701 6q3 h 2n 8d h dj f 37.2 d8 15 3v 7 5f 17 g 29 17 1k 3o de b q 20 1j 8 4z e 67 w 2q 7 2g 2i y 5f d 1j 29 10 aw 1b 6 9b 6h 1s 2b a0 2g dm 5e l e d e 8 5a q 13 7o 2 3 2b 4f 2b 3b c fw 62 bb 2b 1 30 4 3i 24 3a ar 3 5b 14 gn 2 3z b 77 1k f 16 3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-112-400-normal.woff':
    'w.3 3h 7gk 262 5os 4m1 2l dv0 1 1 2y 4y 4r 37 2v 33 43 7 3n 1r c f 2 1 9 2y 2d a3 h co 34 6 c a 2f 93 1j i 35 1r r 2i 8 3 99 1h 22 a c 1a 10 7n 2d t 5u 41 5b ae 3r 3v g 1j b 6m lc 4d 31 1 71 1z 9 1 8q 5g 2 1v 2 fs 3w 36 v 2z b 50 6 c 1e fj.2 3 3b 2e 6v 2c f 4a v 8b 2f 4r 2b 7j',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-113-400-normal.woff':
    'w.3 1n 1t 7bl 3 2af o9h 58 2 ar 5g bm k 2y 4 1p 8l j 6i 1f j 1z 3o 5e 3 m e1 3m 7 1a 3t 2u 3o 5u 47 5o 6.2 3m k 1y b j 83 i c dv 5r j r b 17 3o 2r 16 20 6 33 dn.2 3 a 37 z 14 1i 2c 3a 2z 53 1r 2b s 4a 1w fj y jf 12 8 1r 6r 17 17 3v 3 r 4f 5j 30 2 4j z 7 a6 2o 1f.2 1j 3y 3v g',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-114-400-normal.woff':
    'w.3 p.3 2p 685 x7 2go o91 69 3k c 3b 1m 7i 38 4k u 43 7 2r 3 c 4 8p 3s y 8b 22 il b f 2b 9 4 18 ai 12 2o 37 6r 6n c7 lj 33 4n 1r 1s ee 2x 2 f 1v e 3z.2 1r 2a g 16 18 z 16 w 4y b 9g y 5g a3 2 3f 2 10 9c j 1y j 2f b 6j 3z 20 7 2 3 43 1w 7y 1r j 60 3u 7 c 3e 1g 4m 18 a 34 q 6n',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-115-400-normal.woff':
    'w.4 1 1l 1s 8 xum 33 1b 3 1n 3r 27 r nu 8 5j 3r 2s 5r 6 2b 8 73 6 gc u b w 12 b 17 1j 98 j 7 j.2 9 27.2 3l 90 3v j 3 18 16 c 6e 33 gc 6 7 5v 2z z 2v 1c 1o fl s i 2r n 17 1v 3f 2 2l 3a 8 33 12 1k 42 3v 23 gr b 2j 3g 3b j 4y 4j 2f dz 63 60 y 2b 37 9s 2b y f 2r g r 5m 1j',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-116-400-normal.woff':
    'w.3 3 4 g 1 1 1p x xuo n 3 3m 8 6 63 3g 1a 7 47 cj 3 2v 6z 43 1r i.2 7 u 1w 6v 3z 2z 5f a7 b 4 9i 33 r f 17 b.2 g 4h az i 5 5 l 2r 16 3 58 6 n3 2c u r 1g j 3e k3 2h l 2f f 17 1f 3 23 2b 8r 7 38 5 38 3r k 16 hg.2 6 5e 7r 5f b3 1b 1k d7 72 g 5a 57 k j q 3w 1e c 2 3',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-117-400-normal.woff':
    'w.3 11 1f z xv3 4 2m b 2 1s 24 1q s 3y 3 7 1v gr 3f v 1f 6z 1c 1u g 2i r 4n 3 5w y hv 33 r.2 4m 4r 2f j 5g 42 63 3 j 2b 34 2 3v 3r 7 ij o j 1y c8 6 7 gv 1b.2 j 1f.2 12 q 1j 3b r 4v 13 2b.2 cf f gm 33 3 g 4u 1j 7 23 3j 6j av 33 2b k 8q r 3 3r 5f 4v 1b z 7 w 3e 5b 5f',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-118-400-normal.woff':
    'w.3 m f 3.2 29 xur n 2b r 1c 1j 6 3 2z 3v in r db 1f 1j 5f k 76 7 if 33 34 7y 23 3 3r v g y 3v 3 5b r k 2m 2z 3v 5f ho 2i 3 g 6 2b 3v 4c 16 gz 3 2z r r 3 g y 33 k 6 3 r 1f r r 3 3 7 b z 8 2 7.2 j 2m g 6 2b 3v k 4y kv bn r dz 2b 33 av 8j 7r 2f c a 5f r 1j',
  '@fontsource/noto-sans-kr/files/noto-sans-kr-119-400-normal.woff':
    'w.3 4.4 1.d 1.2 3 1.7 2.3 2.f 3.r 1 y.2 9 2 8 3 3 66r.2 7.2 78 rfh 67 9b xf 12v 9b 1dr dz 1j wn 3 g7 2af',
}
