// Losses of one value an element: curves of a logit z and its target y, and of an offset d = z - y.
#include "lanes.h"
#include "threads.h"

template <class T> struct Out { typename Lanes<T>::V value, slope; };
#define CURVE(name) \
    template <class T> static inline Out<T> name(V_ z, V_ y, const T* h, V_ first, V_ second)

// What a logit says: p and q = 1 - p, and log(1 + e^-|z|), each exact also where p rounds to 0 or 1.
template <class T> struct Logit {
    typename Lanes<T>::V p, q, tail;
    explicit Logit(V_ z) {
        const auto e = exp<T>(z < 0 ? z : -z), large = 1 / (1 + e), small = e * large;
        p = z < 0 ? small : large;
        q = z < 0 ? large : small;
        tail = log1p<T>(e);
    }
    typename Lanes<T>::V cost(V_ z, V_ y) const { return tail + (maximum<T>(z, 0) - y * z); }
    typename Lanes<T>::V error(V_ y) const { return (1 - y) * p - y * q; }
};
VECTOR sign(V_ x) { return x > 0 ? all<T>(1) : x < 0 ? all<T>(-1) : all<T>(0); }
VECTOR absolute(V_ x) { return x < 0 ? -x : x; }
VECTOR floored(V_ x) { return maximum<T>(x, Lanes<T>::tiny); }

CURVE(focal) {  // h: gamma, whether there is an alpha; first: alpha
    const Logit<T> s(z);
    const auto miss = y * s.q + (1 - y) * s.p, cost = s.cost(z, y);
    auto focus = raised<T>(miss, h[0]);
    if (h[1] != 0) focus = focus * (first * y + (1 - first) * (1 - y));
    const auto turn = s.p * s.q / floored<T>(miss) * ((1 - y) - y);
    return {focus * cost, focus * (h[0] * turn * cost + s.error(y))};
}
CURVE(binary_cross_entropy) {  // h: label_smoothing; first: pos_weight; second: class_weight
    const Logit<T> s(z);
    const auto share = (1 - h[0]) * y + h[0] / 2, positive = first * share, negative = 1 - share;
    return {second * (negative * (s.tail + maximum<T>(z, 0)) + positive * (s.tail - minimum<T>(z, 0))),
            second * (negative * s.p - positive * s.q)};
}
CURVE(quality_focal) {  // h: beta
    const Logit<T> s(z);
    const auto error = s.error(y), miss = floored<T>(absolute<T>(error)), cost = s.cost(z, y);
    const auto focus = raised<T>(miss, h[0]);
    return {focus * cost, focus * error + h[0] * (focus / miss) * (s.p * s.q * sign<T>(error) * cost)};
}
CURVE(varifocal) {  // h: alpha, gamma, iou_weighted, detach_weight
    const Logit<T> s(z);
    const auto cost = s.cost(z, y), focus = h[0] * raised<T>(s.p, h[1]);
    const auto weight = y <= 0 ? focus : h[2] != 0 ? y : all<T>(1);
    const auto pull = y <= 0 ? h[1] * focus * s.q * cost : all<T>(0);
    return {weight * cost, h[3] != 0 ? weight * s.error(y) : weight * s.error(y) + pull};
}
CURVE(asymmetric) {  // h: gamma_pos, gamma_neg, clip, eps, detach_weight
    const Logit<T> s(z);
    const auto absent = 1 - y;
    const auto right = y * s.p + absent * minimum<T>(s.q + h[2], 1);
    const auto wrong = floored<T>(y * s.q + absent * maximum<T>(s.p - h[2], 0));
    const auto exponent = h[0] * y + h[1] * absent;
    const auto same = exponent == h[1];  // as of all background, at the price of some multiplications
    bool all_same = true;
    for (int i = 0; i < Lanes<T>::n; ++i) all_same &= same[i] != 0;
    const auto focus = all_same ? raised<T>(wrong, h[1]) : exp<T>(exponent * log<T>(wrong));
    const auto known = maximum<T>(right, h[3]), log_known = log<T>(known);
    const auto counts = h[2] == 0 || s.p > h[2] ? absent : all<T>(0);
    const auto turn = (counts - y) * (s.p * s.q);
    const auto slope = right > h[3] ? focus * turn / known : all<T>(0);
    return {-focus * log_known, h[4] != 0 ? slope : slope - focus / wrong * exponent * turn * log_known};
}

CURVE(l1) { return {absolute<T>(z - y), sign<T>(z - y)}; }
CURVE(l2) { return {(z - y) * (z - y), 2 * (z - y)}; }
CURVE(smooth_l1) {  // h: beta, factor
    const auto d = z - y;
    if (h[0] < Lanes<T>::tiny) return {h[1] * absolute<T>(d), h[1] * sign<T>(d)};
    const auto slope = maximum<T>(minimum<T>(d / h[0], 1), -1);
    return {h[1] * slope * (d - h[0] / 2 * slope), h[1] * slope};
}
CURVE(balanced_l1) {  // h: alpha, gamma, beta, e^(gamma / alpha) - 1
    const auto d = z - y, error = absolute<T>(d), small = minimum<T>(error, h[2]), steep = small * h[3] + 1;
    const auto part = 1 + small * (h[3] / h[2]), ln = log<T>(part);
    const auto inside = h[0] / h[3] * steep * ln - h[0] * small, slope = h[0] * ln + h[0] / h[2] * steep / part - h[0];
    const auto outside = h[1] * error + (h[1] / h[3] - h[0] * h[2]);
    return {error >= h[2] ? outside : inside, sign<T>(d) * (error >= h[2] ? all<T>(h[1]) : slope)};
}

template <class T> struct Given {
    const T *pred, *dense, *score;
    const int64_t* label;
    const T *weight, *rows[2];
    int per_row;
    T alone[2];
    int64_t classes;
    T scale;
    const T* hyper;
    T* grad;
};
constexpr int64_t CHUNK = 1024;

// f(row, from, to, class of from) for the part of each row within elements [start, end)
template <class F> static inline void each_row(int64_t start, int64_t end, int64_t classes, F f) {
    for (int64_t row = start / classes, at = start; at < end; ++row) {
        const auto stop = std::min(end, (row + 1) * classes);
        f(row, at - start, stop - start, at - row * classes);
        at = stop;
    }
}

template <class T, bool MASKED, class F>
static double run(F curve, const Given<T>& g, int64_t start, int64_t count) {
    using V = typename Lanes<T>::V;
    constexpr int L = Lanes<T>::n;
    double total = 0;
    T target[CHUNK], weight[CHUNK], row[2][CHUNK];
    for (int64_t done = 0; done < count; done += CHUNK) {
        const auto from = start + done, size = std::min(CHUNK, count - done);
        const T *z = g.pred + from, *y = g.dense + from, *w = g.weight ? g.weight + from : nullptr;
        if (!g.dense) {
            std::memset(target, 0, size * sizeof(T));
            each_row(from, from + size, g.classes, [&](int64_t r, int64_t a, int64_t b, int64_t first) {
                const auto at = g.label[r] - first + a;
                if (g.label[r] >= 0 && at >= a && at < b) target[at] = g.score ? g.score[r] : T(1);
            });
            y = target;
        }
        if (g.weight && g.per_row) {
            each_row(from, from + size, g.classes, [&](int64_t r, int64_t a, int64_t b, int64_t) {
                std::fill(weight + a, weight + b, g.weight[r]);
            });
            w = weight;
        }
        for (int k = 0; k < 2; ++k)
            if (g.rows[k]) each_row(from, from + size, g.classes, [&](int64_t, int64_t a, int64_t b, int64_t first) {
                std::copy(g.rows[k] + first, g.rows[k] + first + b - a, row[k] + a);
            });
        V sums{};
        for (int64_t i = 0; i < size; i += L) {
            const int m = std::min<int64_t>(L, size - i);
            auto some = [m](const T* x) {
                if (m == L) return load<T>(x);
                V v{};
                std::memcpy(&v, x, m * sizeof(T));
                return v;
            };
            auto a = some(z + i), b = some(y + i);
            const auto by = w ? some(w + i) : all<T>(1);
            if (MASKED && w) {  // what has no weight may hold anything
                a = by == 0 ? all<T>(0) : a;
                b = by == 0 ? all<T>(0) : b;
            }
            const auto out = curve(a, b, g.hyper, g.rows[0] ? some(row[0] + i) : all<T>(g.alone[0]),
                                   g.rows[1] ? some(row[1] + i) : all<T>(g.alone[1]));
            const auto value = out.value * by, slope = out.slope * (by * g.scale);
            if (m == L) {
                sums += value;
                if (g.grad) store<T>(g.grad + from + i, slope);
            } else {
                for (int k = 0; k < m; ++k) total += value[k];
                if (g.grad) std::memcpy(g.grad + from + i, &slope, m * sizeof(T));
            }
        }
        total += sum<T>(sums);
    }
    return total * g.scale;
}

template <class T> static double choose(int which, const Given<T>& g, int64_t start, int64_t count) {
#define CASE(i, curve, masked) \
    case i: return run<T, masked>([](const auto&... x) { return curve<T>(x...); }, g, start, count);
    start *= g.classes, count *= g.classes;
    switch (which) {
        CASE(0, focal, false) CASE(1, binary_cross_entropy, false) CASE(2, quality_focal, false)
        CASE(3, varifocal, false) CASE(4, asymmetric, false)
        CASE(5, l1, true) CASE(6, l2, true) CASE(7, smooth_l1, true) CASE(8, balanced_l1, true)
    }
    return 0;
}

EXPORT(elements)
