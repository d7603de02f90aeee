// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// uni_face_loss_labels: reads scale, margin, rival_weight, bias
template <class T> struct uni_face_loss_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit uni_face_loss_labels(const double* h) {
        c0 = T(h[1]);
        c1 = T(h[0]);
        c2 = T(h[2]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = c1 * k.p;
            const auto x1 = group.q[0][k.row] - x0;
            const auto x2 = abs<T>(x1);
            const auto x3 = -x2;
            const auto x4 = exp<T>(x3);
            const auto x5 = log1p<T>(x4);
            const auto x6 = minimum<T>(x1, T(0.0));
            const auto x7 = x5 - x6;
            const auto x8 = x0 - group.q[0][k.row];
            const auto x9 = x8 < T(0.0);
            const auto x10 = abs<T>(x8);
            const auto x11 = -x10;
            const auto x12 = exp<T>(x11);
            k.keep(0, x12);
            const auto x14 = T(1.0) + x12;
            const auto x15 = T(1.0) / x14;
            const auto x16 = x12 * x15;
            const auto x17 = x9 ? x16 : x15;
            const auto x18 = c2 * x17;
            return std::array<V, 2>{x7, x18};
        }, {{splat<T>(T(0.0)), splat<T>(T(0.0))}});
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto y3 = group.p - c0;
        const auto y4 = c1 * y3;
        const auto y5 = y4 - group.q[0];
        const auto y6 = abs<T>(y5);
        const auto y7 = -y6;
        const auto y8 = exp<T>(y7);
        const auto y9 = log1p<T>(y8);
        const auto y10 = minimum<T>(y5, T(0.0));
        const auto y11 = y9 - y10;
        const auto y12 = c2 * a0;
        const auto y13 = y11 + y12;
        const auto y14 = group.q[0] - y4;
        const auto y15 = y14 < T(0.0);
        const auto y16 = abs<T>(y14);
        const auto y17 = -y16;
        const auto y18 = exp<T>(y17);
        const auto y19 = T(1.0) + y18;
        const auto y20 = T(1.0) / y19;
        const auto y21 = y18 * y20;
        const auto y22 = y15 ? y21 : y20;
        const auto y23 = y22 * c1;
        const auto y24 = -y23;
        group.slopes([&](const auto& k) {
            const auto x0 = c1 * k.p;
            const auto x1 = x0 - group.q[0][k.row];
            const auto x2 = x1 < T(0.0);
            const auto x3 = T(1.0) + k.kept(0);
            const auto x4 = T(1.0) / x3;
            const auto x5 = k.kept(0) * x4;
            const auto x6 = x2 ? x5 : x4;
            const auto x7 = c2 * x6;
            const auto x8 = x7 * c1;
            return std::array<V, 1>{x8};
        }, y24);
        const auto y26 = y22 - a1;
        group.sample_grad(0, y26);
        return y13;
    }
};
