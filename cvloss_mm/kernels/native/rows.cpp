// Losses of one value a row of competing classes. The slope of a value by the logit of a class c is p_c sum(a) - a_c,
// where a_c, the share of c, is minus the derivative by log p_c. Few classes are asked for, or all.
#include <limits>

#include "lanes.h"
#include "threads.h"

enum { LINEAR, FOCAL, BINS, COSINES };

template <class T> struct Given {
    const T *pred, *dense, *goal;  // of all classes; or numbers, of bins
    const int64_t* label;
    const T *weight, *row;  // one a sample; one a class
    T alone;                // in place of row
    int64_t classes;
    T scale;
    const T* h;
    T* grad;
    mutable std::atomic<int64_t> wrong;  // a row whose label is no class
};

template <class T> struct Answer { typename Lanes<T>::V cost, share; };

// h: keep, and what smoothing gives to each class
template <class T> static inline Answer<T> linear(V_ log_p, V_ target, V_ of_class, const T* h) {
    const auto share = (h[0] * target + h[1]) * of_class;
    return {share == 0 ? all<T>(0) : -share * log_p, share};
}
// h: gamma
template <class T> static inline Answer<T> focal(V_ log_p, V_ target, V_ of_class, const T* h) {
    const auto p = exp<T>(log_p), miss = maximum<T>(-expm1<T>(log_p), Lanes<T>::tiny);
    const auto focus = raised<T>(miss, h[0]) * of_class * target;
    const auto pull = p == 0 ? all<T>(0) : h[0] * (focus / miss) * log_p * p;
    return {focus == 0 ? all<T>(0) : -focus * log_p, focus - pull};
}

// The cosine with margin and its slope by the cosine. h: scale, m1, m2, m3, guard, whether the slope is exact,
// below which cosine the angle is beyond pi, and what is taken from the cosine there.
enum { GUARD_LINEAR, GUARD_EASY, GUARD_CLIP, GUARD_NONE };
template <class T> static void turned(T cosine, const T* h, T& psi, T& steep) {
    const T least = std::numeric_limits<T>::epsilon(), square = (1 - cosine) * (1 + cosine);
    const T sine = std::sqrt(square < least ? least : square), of_sine = square > least ? -cosine / sine : T(0);
    if (h[1] == 1) {
        psi = std::cos(h[2]) * cosine - std::sin(h[2]) * sine;
        steep = std::cos(h[2]) - std::sin(h[2]) * of_sine;
    } else {
        const T angle = h[1] * std::atan2(sine, cosine) + h[2];
        psi = std::cos(angle);
        steep = -h[1] * (of_sine * cosine - sine) / (sine * sine + cosine * cosine) * std::sin(angle);
    }
    if (h[4] == GUARD_EASY ? !(cosine > 0) : h[4] != GUARD_NONE && cosine < h[6]) {
        psi = h[4] == GUARD_CLIP ? T(-1) : h[4] == GUARD_EASY ? cosine : cosine - h[7];
        steep = h[4] != GUARD_CLIP;
    }
    psi -= h[3];
    if (h[5] == 0) steep = 1;
}

// The classes of a row that are asked for.
template <class T> struct Asked { int count; int64_t at[2]; T share[2], logit[2]; };
template <class T, int KIND> static Asked<T> ask(const Given<T>& g, int64_t r, int64_t label, const T* z) {
    if (KIND != BINS) {
        const T of_class = KIND == COSINES ? T(1) : g.row ? g.row[label] : g.alone;
        return {1, {label, label}, {KIND == LINEAR ? g.h[0] * of_class : of_class, 0}, {z[label], 0}};
    }
    const int64_t last = g.classes - 1;
    const T goal = g.goal[r] >= last ? last : g.goal[r] <= 0 ? T(0) : g.goal[r];  // a NaN stays, and points at a bin
    const int64_t left = std::max<int64_t>(goal > 0 ? std::min<int64_t>(goal, last - 1) : 0, 0);
    const int64_t right = std::min(left + 1, last);
    return {2, {left, right}, {1 - (goal - left), goal - left}, {z[left], z[right]}};
}

template <class T, int KIND>
static double run(const Given<T>& g, bool all_classes, int64_t start, int64_t count) {
    using V = typename Lanes<T>::V;
    constexpr int L = Lanes<T>::n;
    const int64_t n = g.classes, padded = (n + L - 1) / L * L;
    std::vector<T> memory(3 * padded);
    T *z = memory.data(), *target = z + padded, *of_class = target + padded;
    for (int64_t c = 0; c < n && all_classes; ++c) of_class[c] = g.row ? g.row[c] : g.alone;
    const V none = all<T>(-std::numeric_limits<T>::infinity());
    double total = 0;
    for (int64_t r = start; r < start + count; ++r) {
        const T factor = g.weight ? g.weight[r] * g.scale : g.scale;
        const int64_t label = g.label ? g.label[r] : 0;
        if (label < 0 || label >= n) {
            g.wrong = r;
            return 0;
        }
        if (g.weight && g.weight[r] == 0) {  // what has no weight may hold anything
            if (g.grad) std::fill(g.grad + r * n, g.grad + (r + 1) * n, T(0));
            continue;
        }
        store<T>(z + padded - L, none);
        std::copy(g.pred + r * n, g.pred + (r + 1) * n, z);
        T steep = 1;
        if (KIND == COSINES) {
            for (int64_t c = 0; c < n; ++c) z[c] *= g.h[0];
            turned(g.pred[r * n + label], g.h, z[label], steep);
            z[label] *= g.h[0];
        }
        V highest = none, sums{};
        for (int64_t c = 0; c < padded; c += L) {
            const auto x = load<T>(z + c);
            highest = (x > highest) | (x != x) ? x : highest;
        }
        T top = highest[0];
        for (int i = 1; i < L; ++i) top = highest[i] > top || highest[i] != highest[i] ? highest[i] : top;
        const Asked<T> asked = all_classes ? Asked<T>{} : ask<T, KIND>(g, r, label, z);
        for (int64_t c = 0; c < padded; c += L) {
            const auto e = exp<T>(load<T>(z + c) - top);
            sums += e;
            if (!all_classes) store<T>(z + c, e);
        }
        const T mass = sum<T>(sums), log_mass = std::log(mass);

        if (all_classes) {
            if (g.dense) std::copy(g.dense + r * n, g.dense + (r + 1) * n, target);
            else target[label] = 1;
            V cost{}, shares{};
            for (int64_t c = 0; c < padded; c += L) {
                const V log_p = (load<T>(z + c) - top) - log_mass, t = load<T>(target + c), k = load<T>(of_class + c);
                const auto answer = KIND == FOCAL ? focal<T>(log_p, t, k, g.h) : linear<T>(log_p, t, k, g.h);
                cost += answer.cost;
                shares += answer.share;
                store<T>(target + c, answer.share);
            }
            total += double(sum<T>(cost)) * factor;
            const T whole = sum<T>(shares) / mass;
            for (int64_t c = 0; g.grad && c < padded; c += L)
                store<T>(z + c, (exp<T>(load<T>(z + c) - top) * whole - load<T>(target + c)) * factor);
            if (g.grad) std::copy(z, z + n, g.grad + r * n);
            if (!g.dense) std::fill(target, target + n, T(0));
            continue;
        }
        T cost = 0, share[2] = {asked.share[0], asked.share[1]};
        for (int k = 0; k < asked.count; ++k) {
            const T log_p = (asked.logit[k] - top) - log_mass;
            if (KIND == FOCAL) {
                const auto answer = focal<T>(all<T>(log_p), all<T>(1), all<T>(share[k]), g.h);
                cost += answer.cost[0];
                share[k] = answer.share[0];
            } else if (share[k] != 0) {
                cost -= share[k] * log_p;
            }
        }
        total += double(cost) * factor;
        if (!g.grad) continue;
        const T outer = factor * (KIND == COSINES ? g.h[0] : T(1)), whole = (share[0] + share[1]) / mass * outer;
        for (int64_t c = 0; c < padded; c += L) store<T>(z + c, load<T>(z + c) * whole);
        for (int k = 0; k < asked.count; ++k) z[asked.at[k]] -= share[k] * outer;
        z[label] *= KIND == COSINES ? steep : T(1);
        std::copy(z, z + n, g.grad + r * n);
    }
    return total;
}

template <class T> static double choose(int kind, const Given<T>& g, int64_t start, int64_t count) {
    switch (kind) {
        case LINEAR: return run<T, LINEAR>(g, g.dense || g.h[1] != 0, start, count);
        case FOCAL: return run<T, FOCAL>(g, g.dense, start, count);
        case BINS: return run<T, BINS>(g, false, start, count);
        default: return run<T, COSINES>(g, false, start, count);
    }
}

EXPORT(rows)
