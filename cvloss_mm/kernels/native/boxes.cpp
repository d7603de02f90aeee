// The IoU family: cvloss_mm/functional/box.py and geometry.py, on registers of boxes with their derivatives.
#include <cstring>

#include "dual.h"

template <class T> struct Pred { Dual<T> low[2], high[2]; };
template <class T> struct Target { typename Lanes<T>::V low[2], high[2]; };
#define PAIR const Pred<T>&p, const Target<T>&t

DUAL side(const Pred<T>& b, int i) { return b.high[i] - b.low[i]; }
template <class T> static inline typename Lanes<T>::V side(const Target<T>& b, int i) { return b.high[i] - b.low[i]; }
DUAL shift(PAIR, int i) { return T(0.5) * minus(minus(p.low[i] + p.high[i], t.low[i]), t.high[i]); }
DUAL hull(PAIR, int i) { return max(p.high[i], t.high[i]) - min(p.low[i], t.low[i]); }
DUAL overlap(PAIR, int i) { return at_least(min(p.high[i], t.high[i]) - max(p.low[i], t.low[i]), T(0)); }
DUAL intersection(PAIR) { return overlap(p, t, 0) * overlap(p, t, 1); }
DUAL together(PAIR, D both) { return plus(side(p, 0) * side(p, 1), side(t, 0) * side(t, 1)) - both; }

DUAL share(PAIR, D part, D whole, T eps) {
    auto value = ratio(part, whole, eps);
    const auto same = (p.low[0].v == t.low[0]) & (p.low[1].v == t.low[1]) & (p.high[0].v == t.high[0])
                      & (p.high[1].v == t.high[1]);
    value.v = same ? all<T>(1) : value.v;
    EACH value.d[k] = same ? all<T>(0) : value.d[k];
    return value;
}
DUAL iou(PAIR, T eps) {
    const auto both = intersection(p, t);
    return share(p, t, both, together(p, t, both), eps);
}
DUAL distance_share(PAIR, T eps) {
    return ratio(square(shift(p, t, 0)) + square(shift(p, t, 1)), square(hull(p, t, 0)) + square(hull(p, t, 1)), eps);
}
DUAL side_difference(PAIR, int i, T eps) {
    return ratio(abs(minus(side(p, i), side(t, i))), max(side(p, i), side(t, i)), eps);
}
DUAL smooth_l1(D error, T beta) {  // of an error that is not negative
    if (beta == 0) return error;
    const auto of_slope = at_most((1 / beta) * error, T(1));
    return of_slope * (error - T(0.5) * beta * of_slope);
}

// Each loss: value of a register of boxes. h: hyperparameters; w: what BoundedIoU weighs its four values by.

DUAL iou_loss(PAIR, const T* h, const typename Lanes<T>::V*) {
    const auto x = iou(p, t, h[1]);
    if (h[0] == 2) return T(-1) * log(at_least(x, h[1]));
    return T(1) - (h[0] == 1 ? square(x) : x);
}
DUAL giou_loss(PAIR, const T* h, const typename Lanes<T>::V*) {
    const auto both = intersection(p, t), either = together(p, t, both);
    const auto enclosing = hull(p, t, 0) * hull(p, t, 1);
    return T(1) - share(p, t, both, either, h[0]) + ratio(enclosing - either, enclosing, h[0]);
}
DUAL diou_loss(PAIR, const T* h, const typename Lanes<T>::V*) {
    return T(1) - iou(p, t, h[0]) + distance_share(p, t, h[0]);
}
DUAL ciou_loss(PAIR, const T* h, const typename Lanes<T>::V*) {  // h: gate (below 0 for none), eps
    const auto x = iou(p, t, h[1]);
    const auto w = at_least(side(p, 0), h[1]), l = at_least(side(p, 1), h[1]);
    const auto tw = floored<T>(side(t, 0), h[1]), tl = floored<T>(side(t, 1), h[1]);
    auto turn = w;  // one angle: the difference of atan(w / l) and that of the target
    const auto per = 1 / (w.v * w.v + l.v * l.v);
    turn.v = angle(w.v * tl - l.v * tw, w.v * tw + l.v * tl);
    EACH turn.d[k] = (w.d[k] * l.v - w.v * l.d[k]) * per;
    const auto v = T(4 / (M_PI * M_PI)) * square(turn);
    auto alpha = ratio(v, T(1) - x + v, h[1]).v;
    alpha = x.v > h[0] ? alpha : all<T>(0);
    return T(1) - x + distance_share(p, t, h[1]) + times(v, alpha);
}
DUAL efficient_iou_loss(PAIR, const T* h, const typename Lanes<T>::V*) {
    auto value = T(1) - iou(p, t, h[0]) + distance_share(p, t, h[0]);
    for (int i = 0; i < 2; ++i) value = value + square(ratio(minus(side(p, i), side(t, i)), hull(p, t, i), h[0]));
    return value;
}
DUAL extended_iou_loss(PAIR, const T* h, const typename Lanes<T>::V*) {  // h: smooth_point, eps
    Dual<T> start[2], end[2], later[2], early[2];
    for (int i = 0; i < 2; ++i) {
        const auto outer = min(p.low[i], t.low[i]);
        start[i] = max(p.low[i], t.low[i]) - outer;
        end[i] = min(p.high[i], t.high[i]) - outer;
        later[i] = max(start[i], end[i]);
        early[i] = min(start[i], end[i]);
    }
    const auto both = end[0] * end[1] + early[0] * early[1] - (start[0] * later[1] + later[0] * start[1]);
    return smooth_l1(abs(T(1) - share(p, t, both, together(p, t, both), h[1])), h[0]);
}
DUAL siou_loss(PAIR, const T* h, const typename Lanes<T>::V*) {  // h: theta, sign of gamma, eps
    const auto x = shift(p, t, 0), y = shift(p, t, 1);
    const auto angle = ratio(T(2) * abs(x * y), square(x) + square(y), h[2]);
    Dual<T> cost{};
    for (int i = 0; i < 2; ++i) {
        const auto rho = square(ratio(i ? y : x, hull(p, t, i), h[2]));
        cost = cost + (T(1) - exp(h[1] * ((T(2) - angle) * rho)));
        cost = cost + pow(T(1) - exp(T(-1) * side_difference(p, t, i, h[2])), h[0]);
    }
    return T(1) - iou(p, t, h[2]) + T(0.5) * cost;
}
DUAL bounded_iou_loss(PAIR, const T* h, const typename Lanes<T>::V* w) {  // h: beta, eps
    Dual<T> value{};
    for (int i = 0; i < 2; ++i) {
        const auto error = abs(shift(p, t, i));
        const auto position = at_most(ratio(T(4) * error, plus(T(2) * error, side(t, i)), h[1]), T(1));
        value = value + times(smooth_l1(position, h[0]), w[i]);
        value = value + times(smooth_l1(side_difference(p, t, i, h[1]), h[0]), w[2 + i]);
    }
    return value;
}

template <class T, class F>
static void run(F loss, const T* pred, const T* target, const T* weight, long step, long n, T scale, const T* hyper,
                T* grad, double* total, T tiny) {
    using V = typename Lanes<T>::V;
    constexpr int L = Lanes<T>::n;
    double sum = 0;
    for (long at = 0; at < n; at += L) {
        const int m = n - at < L ? n - at : L;
        V p[4], t[4], w[4];
        T rows[2][4][L] = {}, weights[4][L];
        for (int i = 0; i < m; ++i) {
            bool used = !weight;
            for (int k = 0; weight && k < 4; ++k) {
                weights[k][i] = weight[step == 4 ? (at + i) * 4 + k : (at + i) * step];
                used |= weights[k][i] != 0;
            }
            for (int k = 0; used && k < 4; ++k) {  // what has no weight may hold anything
                rows[0][k][i] = pred[(at + i) * 4 + k] / 2;
                rows[1][k][i] = target[(at + i) * 4 + k] / 2;
            }
        }
        std::memcpy(p, rows[0], sizeof p);
        std::memcpy(t, rows[1], sizeof t);
        if (weight) std::memcpy(w, weights, sizeof w);
        else for (auto& each : w) each = all<T>(1);
        Pred<T> a;
        Target<T> b;
        V frame = all<T>(tiny), low[2], high[2], begin[2], end[2];
        for (int i = 0; i < 2; ++i) {
            begin[i] = t[i] < t[i + 2] ? t[i] : t[i + 2];
            end[i] = t[i] < t[i + 2] ? t[i + 2] : t[i];
            low[i] = p[i] < p[i + 2] ? p[i] : p[i + 2];
            high[i] = p[i] < p[i + 2] ? p[i + 2] : p[i];
            const V size = (high[i] > end[i] ? high[i] : end[i]) - (low[i] < begin[i] ? low[i] : begin[i]);
            frame = size > frame ? size : frame;
        }
        for (int i = 0; i < 2; ++i) {
            const V in_order = p[i] < p[i + 2] ? all<T>(1) : p[i] > p[i + 2] ? all<T>(0) : all<T>(0.5);
            a.low[i] = {(low[i] - begin[i]) / frame, {}};
            a.high[i] = {(high[i] - begin[i]) / frame, {}};
            a.low[i].d[i] = a.high[i].d[i + 2] = in_order;
            a.low[i].d[i + 2] = a.high[i].d[i] = 1 - in_order;
            b.low[i] = all<T>(0) * begin[i];
            b.high[i] = (end[i] - begin[i]) / frame;
        }
        const Dual<T> value = loss(a, b, hyper, w);
        const V outer = step == 4 ? all<T>(1) : w[0];
        const V part = value.v * outer, factor = outer * scale / 2 / frame;
        for (int i = 0; i < m; ++i) sum += part[i];
        if (grad)
            for (int k = 0; k < 4; ++k) {
                const V g = value.d[k] * factor;
                T column[L];
                std::memcpy(column, &g, sizeof g);
                for (int i = 0; i < m; ++i) grad[(at + i) * 4 + k] = column[i];
            }
    }
    *total = sum * scale;
}

template <class T>
static void choose(int which, const T* pred, const T* target, const T* weight, long step, long n, T scale,
                   const T* hyper, T* grad, double* total, T tiny) {
#define CASE(i, loss) \
    case i: return run<T>(loss<T>, pred, target, weight, step, n, scale, hyper, grad, total, tiny);
    switch (which) {
        CASE(0, iou_loss) CASE(1, giou_loss) CASE(2, diou_loss) CASE(3, ciou_loss) CASE(4, efficient_iou_loss)
        CASE(5, extended_iou_loss) CASE(6, siou_loss) CASE(7, bounded_iou_loss)
    }
}

extern "C" {
void boxes_float(int which, const float* pred, const float* target, const float* weight, long step, long n,
                 double scale, const float* hyper, float* grad, double* total) {
    choose<float>(which, pred, target, weight, step, n, float(scale), hyper, grad, total, 1.0842022e-19f);
}
void boxes_double(int which, const double* pred, const double* target, const double* weight, long step, long n,
                  double scale, const double* hyper, double* grad, double* total) {
    choose<double>(which, pred, target, weight, step, n, scale, hyper, grad, total, 1.4916681462400413e-154);
}
}
