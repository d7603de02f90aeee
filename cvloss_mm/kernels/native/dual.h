// Numbers that carry their derivatives by pred's four coordinates, for a register of boxes at once. A formula written
// once gives value and gradient; the branches are those of torch: ties of min and max share the slope, clamps have none.
#pragma once
#include <cmath>

template <class T> struct Lanes;
template <> struct Lanes<float> {
    typedef float V __attribute__((vector_size(32)));
    static constexpr int n = 8;
};
template <> struct Lanes<double> {
    typedef double V __attribute__((vector_size(32)));
    static constexpr int n = 4;
};

template <class T> struct Dual {
    using V = typename Lanes<T>::V;
    V v, d[4];
};

#define EACH for (int k = 0; k < 4; ++k)
#define DUAL template <class T> static inline Dual<T>
#define D const Dual<T>&

template <class T> static inline typename Lanes<T>::V all(T x) { return x - typename Lanes<T>::V{}; }

#define V_ const typename Lanes<T>::V&

DUAL chain(D a, V_ value, V_ slope) {
    Dual<T> r{value, {}};
    EACH r.d[k] = slope * a.d[k];
    return r;
}

DUAL operator+(D a, D b) { Dual<T> r{a.v + b.v, {}}; EACH r.d[k] = a.d[k] + b.d[k]; return r; }
DUAL operator-(D a, D b) { Dual<T> r{a.v - b.v, {}}; EACH r.d[k] = a.d[k] - b.d[k]; return r; }
DUAL operator*(D a, D b) { Dual<T> r{a.v * b.v, {}}; EACH r.d[k] = a.d[k] * b.v + a.v * b.d[k]; return r; }
DUAL operator/(D a, D b) {
    const auto per = 1 / b.v;
    Dual<T> r{a.v / b.v, {}};
    EACH r.d[k] = (a.d[k] - r.v * b.d[k]) * per;
    return r;
}
DUAL plus(D a, V_ b) { Dual<T> r = a; r.v = a.v + b; return r; }
DUAL minus(D a, V_ b) { Dual<T> r = a; r.v = a.v - b; return r; }
DUAL times(D a, V_ b) { return chain(a, a.v * b, b); }
DUAL operator*(T s, D a) { return times(a, all<T>(s)); }
DUAL operator-(T s, D a) { Dual<T> r{s - a.v, {}}; EACH r.d[k] = -a.d[k]; return r; }
DUAL square(D a) { return chain(a, a.v * a.v, 2 * a.v); }

// A NaN stays one in all that follows.
DUAL min(D a, V_ b) {
    return chain(a, (a.v < b) | (a.v != a.v) ? a.v : b, a.v < b ? all<T>(1) : a.v > b ? all<T>(0) : all<T>(0.5));
}
DUAL max(D a, V_ b) {
    return chain(a, (a.v > b) | (a.v != a.v) ? a.v : b, a.v > b ? all<T>(1) : a.v < b ? all<T>(0) : all<T>(0.5));
}
DUAL mix(D a, D b, V_ value, V_ of_a) {
    Dual<T> r{value, {}};
    EACH r.d[k] = of_a * a.d[k] + (1 - of_a) * b.d[k];
    return r;
}
DUAL min(D a, D b) {
    return mix(a, b, (a.v < b.v) | (a.v != a.v) ? a.v : b.v,
               a.v < b.v ? all<T>(1) : a.v > b.v ? all<T>(0) : all<T>(0.5));
}
DUAL max(D a, D b) {
    return mix(a, b, (a.v > b.v) | (a.v != a.v) ? a.v : b.v,
               a.v > b.v ? all<T>(1) : a.v < b.v ? all<T>(0) : all<T>(0.5));
}
DUAL at_least(D a, T low) {
    return chain(a, a.v <= low ? all<T>(low) : a.v, a.v > low ? all<T>(1) : all<T>(0));
}
template <class T> static inline typename Lanes<T>::V floored(V_ x, T low) { return x <= low ? all<T>(low) : x; }
DUAL at_most(D a, T high) {
    return chain(a, a.v >= high ? all<T>(high) : a.v, a.v < high ? all<T>(1) : all<T>(0));
}
DUAL abs(D a) {
    const auto sign = a.v > 0 ? all<T>(1) : a.v < 0 ? all<T>(-1) : all<T>(0);
    return chain(a, a.v < 0 ? -a.v : a.v, sign);
}
DUAL ratio(D part, D whole, T eps) { return part / at_least(whole, eps); }

template <class T, class F> static inline typename Lanes<T>::V lanes(typename Lanes<T>::V x, F f) {
    for (int i = 0; i < Lanes<T>::n; ++i) x[i] = f(x[i]);
    return x;
}
DUAL exp(D a) {
    const auto e = lanes<T>(a.v, [](T x) { return std::exp(x); });
    return chain(a, e, e);
}
DUAL log(D a) { return chain(a, lanes<T>(a.v, [](T x) { return std::log(x); }), 1 / a.v); }
DUAL pow(D a, T n) {
    if (n == 4) return square(square(a));
    if (n == 2) return square(a);
    return chain(a, lanes<T>(a.v, [n](T x) { return std::pow(x, n); }),
                 n * lanes<T>(a.v, [n](T x) { return std::pow(x, n - 1); }));
}
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
