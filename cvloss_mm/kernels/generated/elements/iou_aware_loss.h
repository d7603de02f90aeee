// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

template <class T, int VARIANT> struct iou_aware_loss_false_variants {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0;
    explicit iou_aware_loss_false_variants(const double* h) {
    }
    Slopes<T, 1> operator()(V p, V t, const V* r) const {
        const auto x0 = minimum<T>(p, T(0.0));
        const auto x1 = abs<T>(p);
        const auto x2 = -x1;
        const auto x3 = exp<T>(x2);
        const auto x4 = log1p<T>(x3);
        const auto x5 = x0 - x4;
        const auto x6 = t * x5;
        const auto x7 = -x6;
        const auto x8 = T(1.0) - t;
        const auto x9 = -p;
        const auto x10 = minimum<T>(x9, T(0.0));
        const auto x11 = x10 - x4;
        const auto x12 = x8 * x11;
        const auto x13 = x7 - x12;
        const auto x14 = t - T(1.0);
        const auto x15 = p < T(0.0);
        const auto x16 = T(1.0) + x3;
        const auto x17 = T(1.0) / x16;
        const auto x18 = x3 * x17;
        const auto x19 = x15 ? x18 : x17;
        const auto x20 = x14 * x19;
        const auto x21 = -x20;
        const auto x22 = x15 ? x17 : x18;
        const auto x23 = t * x22;
        const auto x24 = x21 - x23;
        return {x13, {x24}};
    }

    Slopes<T, 1> background(V p, const V* r) const {
        const auto x0 = abs<T>(p);
        const auto x1 = -x0;
        const auto x2 = exp<T>(x1);
        const auto x3 = log1p<T>(x2);
        const auto x4 = -p;
        const auto x5 = minimum<T>(x4, T(0.0));
        const auto x6 = x3 - x5;
        const auto x7 = p < T(0.0);
        const auto x8 = T(1.0) + x2;
        const auto x9 = T(1.0) / x8;
        const auto x10 = x2 * x9;
        const auto x11 = x7 ? x10 : x9;
        return {x6, {x11}};
    }
};
// iou_aware_loss_false: reads no hyperparameters
template <class T> using iou_aware_loss_false = iou_aware_loss_false_variants<T, 0>;
// iou_aware_loss_true: reads no hyperparameters
template <class T> using iou_aware_loss_true = iou_aware_loss_false_variants<T, 1>;
