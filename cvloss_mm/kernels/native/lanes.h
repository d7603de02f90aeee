// Registers of numbers, and the functions of them that losses need: right to a few units of the last place, and a NaN
// stays one.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__AVX512F__) || defined(__AVX2__)
#include <immintrin.h>
#endif
#ifdef __AVX512F__  // the widest registers of the processor
#define LANES(T) T __attribute__((vector_size(64)))
#else
#define LANES(T) T __attribute__((vector_size(32)))
#endif

template <class T> struct Lanes;
template <> struct Lanes<float> {
    typedef LANES(float) V;
    typedef LANES(int32_t) I;
    static constexpr int n = sizeof(V) / sizeof(float), mantissa = 23, bias = 127;
    static constexpr int exp_terms = 7, expm1_terms = 8, log_terms = 4, log1p_terms = 8;
    static constexpr float shifter = 12582912.0f, lowest = -87.3f, highest = 88.8f, tiny = 1.1754944e-38f;
    static constexpr float root_tiny = 1.0842021724855044e-19f, epsilon = 1.1920929e-07f;
    static constexpr float largest = 3.4028235e38f, root_largest = 1.8446743523953730e19f;
    static constexpr int angle_terms = 10;
    static constexpr float ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
};
template <> struct Lanes<double> {
    typedef LANES(double) V;
    typedef LANES(int64_t) I;
    static constexpr int n = sizeof(V) / sizeof(double), mantissa = 52, bias = 1023;
    static constexpr int exp_terms = 14, expm1_terms = 14, log_terms = 11, log1p_terms = 17;
    static constexpr double shifter = 6755399441055744.0, lowest = -708.3, highest = 709.8;
    static constexpr double tiny = 2.2250738585072014e-308, root_tiny = 1.4916681462400413e-154;
    static constexpr double epsilon = 2.220446049250313e-16, largest = 1.7976931348623157e308;
    static constexpr double root_largest = 1.3407807929942596e154;
    static constexpr int angle_terms = 21;
    static constexpr double ln2_high = 6.93145751953125e-1, ln2_low = 1.42860682030941723212e-6;
};

#define VECTOR template <class T> static inline typename Lanes<T>::V
#define V_ const typename Lanes<T>::V&

VECTOR splat(T x) { return x - typename Lanes<T>::V{}; }
template <class To, class From> static inline To bits(From x) {
    To y;
    static_assert(sizeof x == sizeof y);
    std::memcpy(&y, &x, sizeof y);
    return y;
}
template <class T> static inline bool any(const typename Lanes<T>::I& x) {
#ifdef __AVX512F__
    return _mm512_test_epi64_mask((__m512i)x, (__m512i)x);
#else
    typename Lanes<T>::I y = x;
    int64_t words[sizeof y / sizeof(int64_t)], all = 0;
    std::memcpy(words, &y, sizeof words);
    for (auto word : words) all |= word;
    return all != 0;
#endif
}
VECTOR load(const T* from) {
    typename Lanes<T>::V x;
    std::memcpy(&x, from, sizeof x);
    return x;
}
// The argument of that number, where each variant of a formula has one.
template <int VARIANT, class X, class... Xs> static inline constexpr X chosen(const X& x, const Xs&... others) {
    if constexpr (VARIANT == 0) return x;
    else return chosen<VARIANT - 1>(others...);
}
template <class T> static inline void store(T* to, V_ x) { std::memcpy(to, &x, sizeof x); }
template <class T> static inline typename Lanes<T>::I iota() {  // 0, 1, 2 ...
    typename Lanes<T>::I x;
    for (int i = 0; i < Lanes<T>::n; ++i) x[i] = i;
    return x;
}
// A register of which the first n lanes are in memory; 0 in the others.
#if defined(__AVX512F__)
static inline Lanes<float>::V load_n(const float* from, int n) { return _mm512_maskz_loadu_ps((1u << n) - 1, from); }
static inline Lanes<double>::V load_n(const double* from, int n) { return _mm512_maskz_loadu_pd((1u << n) - 1, from); }
static inline void store_n(float* to, __m512 x, int n) { _mm512_mask_storeu_ps(to, (1u << n) - 1, x); }
static inline void store_n(double* to, __m512d x, int n) { _mm512_mask_storeu_pd(to, (1u << n) - 1, x); }
#elif defined(__AVX2__)
static inline Lanes<float>::V load_n(const float* from, int n) {
    return _mm256_maskload_ps(from, (__m256i)(iota<float>() < n));
}
static inline Lanes<double>::V load_n(const double* from, int n) {
    return _mm256_maskload_pd(from, (__m256i)(iota<double>() < n));
}
static inline void store_n(float* to, __m256 x, int n) {
    _mm256_maskstore_ps(to, (__m256i)(iota<float>() < n), x);
}
static inline void store_n(double* to, __m256d x, int n) {
    _mm256_maskstore_pd(to, (__m256i)(iota<double>() < n), x);
}
#else
template <class T> static inline typename Lanes<T>::V load_n(const T* from, int n) {
    typename Lanes<T>::V x{};
    std::memcpy(&x, from, n * sizeof(T));
    return x;
}
template <class T, class V> static inline void store_n(T* to, const V& x, int n) { std::memcpy(to, &x, n * sizeof(T)); }
#endif
template <class T> using Whole = std::integral_constant<int, Lanes<T>::n>;
VECTOR load(const T* from, Whole<T>) { return load<T>(from); }
VECTOR load(const T* from, int n) { return load_n(from, n); }
template <class T> static inline void store(T* to, V_ x, Whole<T>) { store<T>(to, x); }
template <class T> static inline void store(T* to, V_ x, int n) { store_n(to, x, n); }
// All lanes in one number, by op of two registers, half of the lanes at a time.
template <class T, int BYTES> struct Reduction {
    typedef T Half __attribute__((vector_size(BYTES / 2)));
    template <class X, class Op> static T by(const X& x, Op op) {
        Half halves[2];
        std::memcpy(halves, &x, BYTES);
        const Half one = op(halves[0], halves[1]);
        if constexpr (BYTES / 2 == sizeof(T)) return one[0];
        else return Reduction<T, BYTES / 2>::by(one, op);
    }
};
template <class T, class Op> static inline T reduced(V_ x, Op op) { return Reduction<T, sizeof x>::by(x, op); }
#ifdef __AVX512F__
template <class T> static inline T sum(__m512 x) { return _mm512_reduce_add_ps(x); }
template <class T> static inline T sum(__m512d x) { return _mm512_reduce_add_pd(x); }
template <class T> static inline T largest(__m512 x) { return _mm512_reduce_max_ps(x); }
template <class T> static inline T largest(__m512d x) { return _mm512_reduce_max_pd(x); }
#else
template <class T> static inline T sum(V_ x) {
    return reduced<T>(x, [](const auto& a, const auto& b) { return a + b; });
}
template <class T> static inline T largest(V_ x) {  // without a branch, since which is larger cannot be foreseen
    return reduced<T>(x, [](const auto& a, const auto& b) { return a > b ? a : b; });
}
#endif
template <class X> static inline X unfused(X x) {  // rounded: what follows is not fused with it
#ifdef __AVX__
    asm("" : "+v"(x));
#else
    asm("" : "+m"(x));
#endif
    return x;
}
#ifdef __AVX512F__  // of a NaN among the two, what comes second
static inline Lanes<float>::V greater_of(__m512 x, __m512 y) { return _mm512_max_ps(x, y); }
static inline Lanes<double>::V greater_of(__m512d x, __m512d y) { return _mm512_max_pd(x, y); }
static inline Lanes<float>::V less_of(__m512 x, __m512 y) { return _mm512_min_ps(x, y); }
static inline Lanes<double>::V less_of(__m512d x, __m512d y) { return _mm512_min_pd(x, y); }
#else
template <class V> static inline V greater_of(V x, V y) { return x > y ? x : y; }
template <class V> static inline V less_of(V x, V y) { return x < y ? x : y; }
#endif
VECTOR maximum(V_ x, T low) { return greater_of(splat<T>(low), x); }
VECTOR minimum(V_ x, T high) { return less_of(splat<T>(high), x); }

// c(K) + x c(K + 1) + ... + x^(N - K) c(N), with the coefficients of Coefficient: halves that need not wait for each other
// (Estrin's scheme), of which the first one has a power of two of terms.
template <class T, int M> static inline typename Lanes<T>::V to_the(V_ x) {  // x^M, M a power of two
    if constexpr (M == 1) return x;
    else { const auto root = to_the<T, M / 2>(x); return root * root; }
}
template <class T, template <class> class Coefficient, int K, int N> static inline typename Lanes<T>::V series(V_ x) {
    constexpr int terms = N - K + 1;
    if constexpr (terms == 1) {
        constexpr T c = Coefficient<T>::of(K);
        return splat<T>(c);
    } else if constexpr (terms == 2) {
        constexpr T c = Coefficient<T>::of(K), d = Coefficient<T>::of(N);
        return c + x * d;
    } else {
        constexpr int half = terms > 8 ? 8 : terms > 4 ? 4 : 2;
        return series<T, Coefficient, K, K + half - 1>(x) + to_the<T, half>(x) * series<T, Coefficient, K + half, N>(x);
    }
}
template <class T> struct Factorial {  // of the exponential
    static constexpr T of(int k) { return k ? of(k - 1) / k : T(1); }
};
template <class T> struct Minimax : Factorial<T> {};  // of the exponential, in all of [-ln 2, ln 2] / 2
template <> struct Minimax<float> {                   // with a term less: within 3.1e-9 of it
    static constexpr float of(int k) {
        constexpr float c[] = {1, 1, 0.49999994f, 0.16666521f, 0.041668389f, 0.0083687454f, 0.0013814541f};
        return c[k];
    }
};
template <class T> struct Odd {  // of the area tangent, in the square
    static constexpr T of(int k) { return T(1) / (2 * k + 1); }
};

VECTOR exp(V_ x) {  // 0 where the result is below the normal numbers, infinite within 0.5 of where it becomes so
    using L = Lanes<T>;
    using I = typename L::I;
    const auto shifted = x * T(1.44269504088896340736) + L::shifter, n = shifted - L::shifter;
    const auto rest = (x - n * L::ln2_high) - n * L::ln2_low;  // x = n ln 2 + rest
    const auto power = bits<typename L::V>((bits<I>(shifted) - bits<I>(splat<T>(L::shifter)) + L::bias) << L::mantissa);
    const auto y = series<T, Minimax, 0, L::exp_terms - 1>(rest) * power;
    const auto ends = x < L::lowest ? splat<T>(0) : y;
    return x > L::highest ? splat<T>(INFINITY) : ends;
}
VECTOR expm1(V_ x) {
    const auto near = x * series<T, Factorial, 1, Lanes<T>::expm1_terms>(x), far = exp<T>(x) - 1;
    return (x > T(-0.35)) & (x < T(0.35)) ? near : far;
}
VECTOR log1p(V_ x) {  // of x in [0, 1]
    const auto s = x / (2 + x);
    return 2 * s * series<T, Odd, 0, Lanes<T>::log1p_terms - 1>(s * s);
}
VECTOR log(V_ x) {  // of normal numbers above 0
    using L = Lanes<T>;
    using I = typename L::I;
    const auto one = bits<I>(splat<T>(1)), pattern = bits<I>(x), fraction = (I{} + 1 << L::mantissa) - 1;
    auto m = bits<typename L::V>((pattern & fraction) | one);
    auto n = __builtin_convertvector((pattern >> L::mantissa) - L::bias, typename L::V);
    const auto upper = m > T(1.41421356237309504880);
    m = upper ? m * T(0.5) : m;
    n = upper ? n + 1 : n;
    const auto s = (m - 1) / (m + 1);
    const auto y = n * L::ln2_high + (n * L::ln2_low + 2 * s * series<T, Odd, 0, L::log_terms>(s * s));
    return x == x ? y : x;
}
VECTOR pow(V_ x, T exponent) {  // of x from the smallest normal number to 1
    if (exponent == 2) return x * x;
    if (exponent == 1) return x;
    if (exponent == 0) return splat<T>(1);
    if (exponent == 3) return x * x * x;
    if (exponent == 4) return (x * x) * (x * x);
    return exp<T>(exponent * log<T>(maximum<T>(x, Lanes<T>::tiny)));
}
VECTOR any_log(V_ x) {
    const auto y = log<T>(maximum<T>(x, Lanes<T>::tiny));
    const auto ends = x == 0 ? splat<T>(-INFINITY) : x > Lanes<T>::largest ? x : y;
    return x < 0 ? splat<T>(NAN) : ends;
}
VECTOR any_log1p(V_ x) {  // what 1 + x rounds away is put back to first order
    const auto whole = 1 + x, y = log<T>(maximum<T>(whole, Lanes<T>::tiny)) - ((whole - 1) - x) / whole;
    const auto ends = whole == 0 ? splat<T>(-INFINITY) : whole > Lanes<T>::largest ? whole : y;
    return whole < 0 ? splat<T>(NAN) : ends;
}
template <class T> static inline typename Lanes<T>::V any_pow(V_ x, V_ exponent) {  // of x that is not negative
    const auto y = exp<T>(exponent * log<T>(maximum<T>(x, Lanes<T>::tiny)));
    return exponent == 0 ? splat<T>(1) : x == 0 ? splat<T>(0) : y;
}
template <class T> static inline typename Lanes<T>::V smaller(V_ x, V_ y) { return x != x ? x : less_of(x, y); }
template <class T> static inline typename Lanes<T>::V larger(V_ x, V_ y) { return x != x ? x : greater_of(x, y); }
template <class T> static inline typename Lanes<T>::I mask(bool on) {
    return on ? ~typename Lanes<T>::I{} : typename Lanes<T>::I{};
}
VECTOR abs(V_ x) { return x < 0 ? -x : x; }
VECTOR sqrt(V_ x) {
    auto y = x;
    for (int i = 0; i < Lanes<T>::n; ++i) y[i] = std::sqrt(x[i]);
    return y;
}
VECTOR sin(V_ x) {
    auto y = x;
    for (int i = 0; i < Lanes<T>::n; ++i) y[i] = std::sin(x[i]);
    return y;
}
VECTOR cos(V_ x) {
    auto y = x;
    for (int i = 0; i < Lanes<T>::n; ++i) y[i] = std::cos(x[i]);
    return y;
}
VECTOR floor(V_ x) {
    auto y = x;
    for (int i = 0; i < Lanes<T>::n; ++i) y[i] = std::floor(x[i]);
    return y;
}
VECTOR tanh(V_ x) {
    const auto less = expm1<T>(-2 * abs<T>(x)), y = -less / (2 + less);
    return x < 0 ? -y : y;
}
template <class T> struct Alternating {  // of the angle whose tangent is given, in the square
    static constexpr T of(int k) { return T(k % 2 ? -1 : 1) / (2 * k + 1); }
};
template <class T> static inline typename Lanes<T>::V atan2(V_ y, V_ x) {  // of the point (x, y), as atan2
    const auto across = abs<T>(y), along = abs<T>(x);
    const auto steep = across > along;
    const auto more = steep ? across : along, less = steep ? along : across;
    const auto slope = less / (more == 0 ? splat<T>(1) : more);
    const auto far = slope > T(0.41421356237309504880);  // beyond 22.5 degrees: counted from 45
    const auto s = far ? (slope - 1) / (slope + 1) : slope;
    const auto small = s * series<T, Alternating, 0, Lanes<T>::angle_terms - 1>(s * s);
    const auto octant = far ? small + T(0.78539816339744830962) : small;
    const auto quadrant = steep ? T(1.57079632679489661923) - octant : octant;
    const auto half = x < 0 ? T(3.14159265358979323846) - quadrant : quadrant;
    return y < 0 ? -half : half;
}
template <class T, int N> struct Slopes { typename Lanes<T>::V value, slopes[N]; };  // a value and its derivatives
