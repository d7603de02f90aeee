// Numbers that carry their derivatives by pred's four sides, for a register of boxes at once. A formula written once
// gives value and gradient; the branches are those of torch: ties of min and max share the slope, clamps have none.
#pragma once
#include <type_traits>

#include "lanes.h"

// Of the sides low x, low y, high x, high y those in M count: what belongs to one axis costs nothing by the other one.
template <class T, int M> struct Dual { typename Lanes<T>::V v, d[4]; };

template <int K, class T> static inline Dual<T, 1 << K> seed(V_ value) {
    Dual<T, 1 << K> r{value, {}};
    r.d[K] = all<T>(1);
    return r;
}
template <int M, class F> static inline void each(F f) {
    if constexpr (M & 1) f(std::integral_constant<int, 0>{});
    if constexpr (M & 2) f(std::integral_constant<int, 1>{});
    if constexpr (M & 4) f(std::integral_constant<int, 2>{});
    if constexpr (M & 8) f(std::integral_constant<int, 3>{});
}

#define UNARY template <class T, int M> static inline Dual<T, M>
#define BINARY template <class T, int A, int B> static inline Dual<T, A | B>
#define D const Dual<T, M>&
#define D_A const Dual<T, A>&
#define D_B const Dual<T, B>&

UNARY chain(D a, V_ value, V_ slope) {
    Dual<T, M> r{value, {}};
    each<M>([&](auto k) { r.d[k] = slope * a.d[k]; });
    return r;
}
BINARY chain(V_ value, D_A a, V_ by_a, D_B b, V_ by_b) {
    Dual<T, A | B> r{value, {}};
    each<A | B>([&](auto k) {
        if constexpr (!(B >> k & 1)) r.d[k] = by_a * a.d[k];
        else if constexpr (!(A >> k & 1)) r.d[k] = by_b * b.d[k];
        else r.d[k] = by_a * a.d[k] + by_b * b.d[k];
    });
    return r;
}

BINARY operator+(D_A a, D_B b) { return chain<T>(a.v + b.v, a, all<T>(1), b, all<T>(1)); }
BINARY operator-(D_A a, D_B b) { return chain<T>(a.v - b.v, a, all<T>(1), b, all<T>(-1)); }
BINARY operator*(D_A a, D_B b) { return chain<T>(a.v * b.v, a, b.v, b, a.v); }
BINARY operator/(D_A a, D_B b) {
    const auto per = 1 / b.v, value = a.v / b.v;
    return chain<T>(value, a, per, b, -value * per);
}
UNARY plus(D a, V_ b) { Dual<T, M> r = a; r.v = a.v + b; return r; }
UNARY minus(D a, V_ b) { Dual<T, M> r = a; r.v = a.v - b; return r; }
UNARY times(D a, V_ b) { return chain<T>(a, a.v * b, b); }
UNARY operator*(T s, D a) { return times<T>(a, all<T>(s)); }
UNARY operator-(T s, D a) { return chain<T>(a, s - a.v, all<T>(-1)); }
UNARY square(D a) { return chain<T>(a, a.v * a.v, 2 * a.v); }

// A NaN stays one in all that follows.
UNARY min(D a, V_ b) {
    return chain<T>(a, (a.v < b) | (a.v != a.v) ? a.v : b, a.v < b ? all<T>(1) : a.v > b ? all<T>(0) : all<T>(0.5));
}
UNARY max(D a, V_ b) {
    return chain<T>(a, (a.v > b) | (a.v != a.v) ? a.v : b, a.v > b ? all<T>(1) : a.v < b ? all<T>(0) : all<T>(0.5));
}
BINARY min(D_A a, D_B b) {
    const auto of_a = a.v < b.v ? all<T>(1) : a.v > b.v ? all<T>(0) : all<T>(0.5);
    return chain<T>((a.v < b.v) | (a.v != a.v) ? a.v : b.v, a, of_a, b, 1 - of_a);
}
BINARY max(D_A a, D_B b) {
    const auto of_a = a.v > b.v ? all<T>(1) : a.v < b.v ? all<T>(0) : all<T>(0.5);
    return chain<T>((a.v > b.v) | (a.v != a.v) ? a.v : b.v, a, of_a, b, 1 - of_a);
}
UNARY at_least(D a, T low) { return chain<T>(a, maximum<T>(a.v, low), a.v > low ? all<T>(1) : all<T>(0)); }
UNARY at_most(D a, T high) { return chain<T>(a, minimum<T>(a.v, high), a.v < high ? all<T>(1) : all<T>(0)); }
UNARY abs(D a) {
    return chain<T>(a, a.v < 0 ? -a.v : a.v, a.v > 0 ? all<T>(1) : a.v < 0 ? all<T>(-1) : all<T>(0));
}
BINARY ratio(D_A part, D_B whole, T eps) { return part / at_least(whole, eps); }
UNARY exp(D a) {
    const auto e = exp<T>(a.v);
    return chain<T>(a, e, e);
}
UNARY log(D a) { return chain<T>(a, log<T>(a.v), 1 / a.v); }
UNARY pow(D a, T n) { return chain<T>(a, raised<T>(a.v, n), n * raised<T>(a.v, n - 1)); }  // of a in [0, 1]

// atan(y / x) of x above 0. In float after Cephes' atanf (S. Moshier), with an error below 2e-7 of the result.
static inline Lanes<double>::V angle(Lanes<double>::V y, Lanes<double>::V x) {
    for (int i = 0; i < Lanes<double>::n; ++i) y[i] = std::atan2(y[i], x[i]);
    return y;
}
static inline Lanes<float>::V angle(Lanes<float>::V y, Lanes<float>::V x) {
    const auto a = y < 0 ? -y : y;
    const auto steep = a > 2.41421356f * x, middle = (a > 0.414213562f * x) & ~steep;
    const auto r = (steep ? -x : middle ? a - x : a) / (steep ? a : middle ? a + x : x), z = r * r;
    const auto turned = (((8.05374449538e-2f * z - 1.38776856032e-1f) * z + 1.99777106478e-1f) * z
                         - 3.33329491539e-1f) * z * r + r
                        + (steep ? all<float>(M_PI_2) : middle ? all<float>(M_PI_4) : all<float>(0));
    return y < 0 ? -turned : turned;
}
