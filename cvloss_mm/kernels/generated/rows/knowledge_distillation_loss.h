// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// knowledge_distillation_loss_false_false_dense: reads temperature
template <class T> struct knowledge_distillation_loss_false_false_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    explicit knowledge_distillation_loss_false_false_dense(const double* h) {
        const double s2 = double(1.0) / h[0];
        const double s3 = h[0] * h[0];
        c0 = T(s2);
        c1 = T(s3);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER, LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.t);
            const auto x1 = unfused(c0 * k.p);
            return std::array<V, 2>{x0, x1};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto s3 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = unfused(c0 * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            const auto x4 = unfused(c0 * k.p);
            const auto x5 = x4 - s0[1].row[k.row];
            const auto x6 = exp<T>(x5);
            k.keep(1, x6);
            return std::array<V, 2>{x2, x6};
        });
        const V a2 = load<T>(s3[0].row);
        const V a3 = load<T>(s3[1].row);
        const auto y6 = T(1.0) / a2;
        const auto y7 = any_log<T>(a2);
        const auto y8 = any_log<T>(a3);
        const auto s9 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y6[k.row] * k.kept(0);
            const auto x1 = c1 * x0;
            const auto x2 = unfused(c0 * k.t);
            const auto x3 = x2 - s0[0].row[k.row];
            const auto x4 = x3 - y7[k.row];
            const auto x5 = unfused(c0 * k.p);
            const auto x6 = x5 - s0[1].row[k.row];
            const auto x7 = x6 - y8[k.row];
            const auto x8 = x4 - x7;
            const auto x9 = x1 * x8;
            return std::array<V, 1>{x9};
        });
        const V a4 = load<T>(s9[0].row);
        const auto y11 = a2 * y6;
        const auto y12 = y11 * c1;
        const auto y13 = T(1.0) / a3;
        group.slopes([&](const auto& k) {
            const auto x0 = y13[k.row] * k.kept(1);
            const auto x1 = y12[k.row] * x0;
            const auto x2 = y6[k.row] * k.kept(0);
            const auto x3 = c1 * x2;
            const auto x4 = x1 - x3;
            const auto x5 = c0 * x4;
            return std::array<V, 1>{x5};
        });
        return a4;
    }
};

// knowledge_distillation_loss_false_true_dense: reads temperature
template <class T> struct knowledge_distillation_loss_false_true_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit knowledge_distillation_loss_false_true_dense(const double* h) {
        const double s2 = double(1.0) / h[1];
        const double s4 = double(1.0) / h[0];
        const double s5 = h[0] * h[0];
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(s5);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST, LARGEST>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = unfused(T(5.960464477539063e-08) * k.p);
            return std::array<V, 2>{x0, x1};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto s3 = group.template gather<LARGEST, SUM, LARGEST, SUM>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(abs<T>(x1));
            const auto x3 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x4 = x3 - s0[1].row[k.row];
            const auto x5 = unfused(abs<T>(x4));
            return std::array<V, 4>{x2, x1, x5, x4};
        });
        const V a2 = load<T>(s3[0].row);
        const V a3 = load<T>(s3[1].row);
        const V a4 = load<T>(s3[2].row);
        const V a5 = load<T>(s3[3].row);
        const auto y8 = a2 < T(5.960464477539062e-14);
        const auto y9 = y8 ? splat<T>(T(5.960464477539063e-08)) : a2;
        const auto y10 = T(1.0) / y9;
        const auto y11 = unfused(a3 * y10);
        const auto y12 = unfused(c0 * y11);
        const auto y13 = a4 < T(5.960464477539062e-14);
        const auto y14 = y13 ? splat<T>(T(5.960464477539063e-08)) : a4;
        const auto y15 = T(1.0) / y14;
        const auto y16 = unfused(a5 * y15);
        const auto y17 = unfused(c0 * y16);
        const auto s18 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(y10[k.row] * x1);
            const auto x3 = x2 - y12[k.row];
            const auto x4 = x3 * x3;
            const auto x5 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x6 = x5 - s0[1].row[k.row];
            const auto x7 = unfused(y15[k.row] * x6);
            const auto x8 = x7 - y17[k.row];
            const auto x9 = x8 * x8;
            return std::array<V, 2>{x4, x9};
        });
        const V a6 = load<T>(s18[0].row);
        const V a7 = load<T>(s18[1].row);
        const auto y21 = unfused(c0 * a6);
        const auto y22 = y8 ? splat<T>(T(1.0)) : y21;
        const auto y23 = sqrt<T>(y22);
        const auto y24 = T(1.0) / y23;
        const auto y25 = unfused(c0 * a7);
        const auto y26 = y13 ? splat<T>(T(1.0)) : y25;
        const auto y27 = sqrt<T>(y26);
        const auto y28 = T(1.0) / y27;
        const auto s29 = group.template gather<LARGEST_NUMBER, LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(y10[k.row] * x1);
            const auto x3 = x2 - y12[k.row];
            const auto x4 = unfused(y24[k.row] * x3);
            const auto x5 = unfused(c1 * x4);
            const auto x6 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x7 = x6 - s0[1].row[k.row];
            const auto x8 = unfused(y15[k.row] * x7);
            const auto x9 = x8 - y17[k.row];
            const auto x10 = unfused(y28[k.row] * x9);
            const auto x11 = unfused(c1 * x10);
            return std::array<V, 2>{x5, x11};
        });
        const V a8 = load<T>(s29[0].row);
        const V a9 = load<T>(s29[1].row);
        const auto s32 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(y10[k.row] * x1);
            const auto x3 = x2 - y12[k.row];
            const auto x4 = unfused(y24[k.row] * x3);
            const auto x5 = unfused(c1 * x4);
            const auto x6 = x5 - s29[0].row[k.row];
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            const auto x9 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x10 = x9 - s0[1].row[k.row];
            const auto x11 = unfused(y15[k.row] * x10);
            const auto x12 = x11 - y17[k.row];
            const auto x13 = unfused(y28[k.row] * x12);
            const auto x14 = unfused(c1 * x13);
            const auto x15 = x14 - s29[1].row[k.row];
            const auto x16 = exp<T>(x15);
            k.keep(1, x16);
            return std::array<V, 2>{x7, x16};
        });
        const V a10 = load<T>(s32[0].row);
        const V a11 = load<T>(s32[1].row);
        const auto y35 = T(1.0) / a10;
        const auto y36 = any_log<T>(a10);
        const auto y37 = any_log<T>(a11);
        const auto y38 = a10 * y35;
        const auto y39 = y38 * c2;
        const auto y40 = T(1.0) / a11;
        const auto s41 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = y35[k.row] * k.kept(0);
            const auto x1 = c2 * x0;
            const auto x2 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x3 = x2 - s0[0].row[k.row];
            const auto x4 = unfused(y10[k.row] * x3);
            const auto x5 = x4 - y12[k.row];
            const auto x6 = unfused(y24[k.row] * x5);
            const auto x7 = unfused(c1 * x6);
            const auto x8 = x7 - s29[0].row[k.row];
            const auto x9 = x8 - y36[k.row];
            const auto x10 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x11 = x10 - s0[1].row[k.row];
            const auto x12 = unfused(y15[k.row] * x11);
            const auto x13 = x12 - y17[k.row];
            const auto x14 = unfused(y28[k.row] * x13);
            const auto x15 = unfused(c1 * x14);
            const auto x16 = x15 - s29[1].row[k.row];
            const auto x17 = x16 - y37[k.row];
            const auto x18 = x9 - x17;
            const auto x19 = x1 * x18;
            const auto x20 = y40[k.row] * k.kept(1);
            const auto x21 = y39[k.row] * x20;
            const auto x22 = x21 - x1;
            const auto x23 = c1 * x22;
            const auto x24 = y28[k.row] * x14;
            const auto x25 = x23 * x24;
            return std::array<V, 2>{x19, x25};
        });
        const V a12 = load<T>(s41[0].row);
        const V a13 = load<T>(s41[1].row);
        const auto y44 = T(2.0) * y27;
        const auto y45 = a13 / y44;
        const auto y46 = -y45;
        const auto y47 = y13 ? splat<T>(T(0.0)) : y46;
        const auto y48 = c0 * y47;
        const auto s49 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y40[k.row] * k.kept(1);
            const auto x1 = y39[k.row] * x0;
            const auto x2 = y35[k.row] * k.kept(0);
            const auto x3 = c2 * x2;
            const auto x4 = x1 - x3;
            const auto x5 = c1 * x4;
            const auto x6 = y28[k.row] * x5;
            const auto x7 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x8 = x7 - s0[1].row[k.row];
            const auto x9 = unfused(y15[k.row] * x8);
            const auto x10 = x9 - y17[k.row];
            const auto x11 = T(2.0) * x10;
            const auto x12 = y48[k.row] * x11;
            const auto x13 = x6 + x12;
            return std::array<V, 1>{x13};
        });
        const V a14 = load<T>(s49[0].row);
        const auto y51 = c0 * a14;
        group.slopes([&](const auto& k) {
            const auto x0 = y40[k.row] * k.kept(1);
            const auto x1 = y39[k.row] * x0;
            const auto x2 = y35[k.row] * k.kept(0);
            const auto x3 = c2 * x2;
            const auto x4 = x1 - x3;
            const auto x5 = c1 * x4;
            const auto x6 = y28[k.row] * x5;
            const auto x7 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x8 = x7 - s0[1].row[k.row];
            const auto x9 = unfused(y15[k.row] * x8);
            const auto x10 = x9 - y17[k.row];
            const auto x11 = T(2.0) * x10;
            const auto x12 = y48[k.row] * x11;
            const auto x13 = x6 + x12;
            const auto x14 = x13 - y51[k.row];
            const auto x15 = y15[k.row] * x14;
            const auto x16 = T(5.960464477539063e-08) * x15;
            return std::array<V, 1>{x16};
        });
        return a12;
    }
};

// knowledge_distillation_loss_true_false_dense: reads temperature
template <class T> struct knowledge_distillation_loss_true_false_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit knowledge_distillation_loss_true_false_dense(const double* h) {
        const double s2 = double(1.0) / h[1];
        const double s4 = double(1.0) / h[0];
        const double s5 = h[0] * h[0];
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(s5);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST_NUMBER, LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.t);
            const auto x1 = unfused(c1 * k.p);
            return std::array<V, 2>{x0, x1};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto s3 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = unfused(c1 * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            const auto x4 = unfused(c1 * k.p);
            const auto x5 = x4 - s0[1].row[k.row];
            const auto x6 = exp<T>(x5);
            k.keep(1, x6);
            return std::array<V, 2>{x2, x6};
        });
        const V a2 = load<T>(s3[0].row);
        const V a3 = load<T>(s3[1].row);
        const auto y6 = T(1.0) / a2;
        const auto y7 = any_log<T>(a2);
        const auto y8 = any_log<T>(a3);
        const auto s9 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y6[k.row] * k.kept(0);
            const auto x1 = c2 * x0;
            const auto x2 = unfused(c1 * k.t);
            const auto x3 = x2 - s0[0].row[k.row];
            const auto x4 = x3 - y7[k.row];
            const auto x5 = unfused(c1 * k.p);
            const auto x6 = x5 - s0[1].row[k.row];
            const auto x7 = x6 - y8[k.row];
            const auto x8 = x4 - x7;
            const auto x9 = x1 * x8;
            return std::array<V, 1>{x9};
        });
        const V a4 = load<T>(s9[0].row);
        const auto y11 = c0 * a4;
        const auto y12 = a2 * y6;
        const auto y13 = y12 * c2;
        const auto y14 = y13 * c0;
        const auto y15 = T(1.0) / a3;
        group.slopes([&](const auto& k) {
            const auto x0 = y15[k.row] * k.kept(1);
            const auto x1 = y14[k.row] * x0;
            const auto x2 = y6[k.row] * k.kept(0);
            const auto x3 = c2 * x2;
            const auto x4 = c0 * x3;
            const auto x5 = x1 - x4;
            const auto x6 = c1 * x5;
            return std::array<V, 1>{x6};
        });
        return y11;
    }
};

// knowledge_distillation_loss_true_true_dense: reads temperature
template <class T> struct knowledge_distillation_loss_true_true_dense {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 2;
    static constexpr bool dense = 1, counted = 0;
    T c0;
    T c1;
    T c2;
    explicit knowledge_distillation_loss_true_true_dense(const double* h) {
        const double s2 = double(1.0) / h[1];
        const double s4 = double(1.0) / h[0];
        const double s5 = h[0] * h[0];
        c0 = T(s2);
        c1 = T(s4);
        c2 = T(s5);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto s0 = group.template gather<LARGEST, LARGEST>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = unfused(T(5.960464477539063e-08) * k.p);
            return std::array<V, 2>{x0, x1};
        });
        const V a0 = load<T>(s0[0].row);
        const V a1 = load<T>(s0[1].row);
        const auto s3 = group.template gather<LARGEST, SUM, LARGEST, SUM>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(abs<T>(x1));
            const auto x3 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x4 = x3 - s0[1].row[k.row];
            const auto x5 = unfused(abs<T>(x4));
            return std::array<V, 4>{x2, x1, x5, x4};
        });
        const V a2 = load<T>(s3[0].row);
        const V a3 = load<T>(s3[1].row);
        const V a4 = load<T>(s3[2].row);
        const V a5 = load<T>(s3[3].row);
        const auto y8 = a2 < T(5.960464477539062e-14);
        const auto y9 = y8 ? splat<T>(T(5.960464477539063e-08)) : a2;
        const auto y10 = T(1.0) / y9;
        const auto y11 = unfused(a3 * y10);
        const auto y12 = unfused(c0 * y11);
        const auto y13 = a4 < T(5.960464477539062e-14);
        const auto y14 = y13 ? splat<T>(T(5.960464477539063e-08)) : a4;
        const auto y15 = T(1.0) / y14;
        const auto y16 = unfused(a5 * y15);
        const auto y17 = unfused(c0 * y16);
        const auto s18 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(y10[k.row] * x1);
            const auto x3 = x2 - y12[k.row];
            const auto x4 = x3 * x3;
            const auto x5 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x6 = x5 - s0[1].row[k.row];
            const auto x7 = unfused(y15[k.row] * x6);
            const auto x8 = x7 - y17[k.row];
            const auto x9 = x8 * x8;
            return std::array<V, 2>{x4, x9};
        });
        const V a6 = load<T>(s18[0].row);
        const V a7 = load<T>(s18[1].row);
        const auto y21 = unfused(c0 * a6);
        const auto y22 = y8 ? splat<T>(T(1.0)) : y21;
        const auto y23 = sqrt<T>(y22);
        const auto y24 = T(1.0) / y23;
        const auto y25 = unfused(c0 * a7);
        const auto y26 = y13 ? splat<T>(T(1.0)) : y25;
        const auto y27 = sqrt<T>(y26);
        const auto y28 = T(1.0) / y27;
        const auto s29 = group.template gather<LARGEST_NUMBER, LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(y10[k.row] * x1);
            const auto x3 = x2 - y12[k.row];
            const auto x4 = unfused(y24[k.row] * x3);
            const auto x5 = unfused(c1 * x4);
            const auto x6 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x7 = x6 - s0[1].row[k.row];
            const auto x8 = unfused(y15[k.row] * x7);
            const auto x9 = x8 - y17[k.row];
            const auto x10 = unfused(y28[k.row] * x9);
            const auto x11 = unfused(c1 * x10);
            return std::array<V, 2>{x5, x11};
        });
        const V a8 = load<T>(s29[0].row);
        const V a9 = load<T>(s29[1].row);
        const auto s32 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x1 = x0 - s0[0].row[k.row];
            const auto x2 = unfused(y10[k.row] * x1);
            const auto x3 = x2 - y12[k.row];
            const auto x4 = unfused(y24[k.row] * x3);
            const auto x5 = unfused(c1 * x4);
            const auto x6 = x5 - s29[0].row[k.row];
            const auto x7 = exp<T>(x6);
            k.keep(0, x7);
            const auto x9 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x10 = x9 - s0[1].row[k.row];
            const auto x11 = unfused(y15[k.row] * x10);
            const auto x12 = x11 - y17[k.row];
            const auto x13 = unfused(y28[k.row] * x12);
            const auto x14 = unfused(c1 * x13);
            const auto x15 = x14 - s29[1].row[k.row];
            const auto x16 = exp<T>(x15);
            k.keep(1, x16);
            return std::array<V, 2>{x7, x16};
        });
        const V a10 = load<T>(s32[0].row);
        const V a11 = load<T>(s32[1].row);
        const auto y35 = T(1.0) / a10;
        const auto y36 = any_log<T>(a10);
        const auto y37 = any_log<T>(a11);
        const auto y38 = a10 * y35;
        const auto y39 = y38 * c2;
        const auto y40 = y39 * c0;
        const auto y41 = T(1.0) / a11;
        const auto s42 = group.template gather<SUM, SUM>([&](const auto& k) {
            const auto x0 = y35[k.row] * k.kept(0);
            const auto x1 = c2 * x0;
            const auto x2 = unfused(T(5.960464477539063e-08) * k.t);
            const auto x3 = x2 - s0[0].row[k.row];
            const auto x4 = unfused(y10[k.row] * x3);
            const auto x5 = x4 - y12[k.row];
            const auto x6 = unfused(y24[k.row] * x5);
            const auto x7 = unfused(c1 * x6);
            const auto x8 = x7 - s29[0].row[k.row];
            const auto x9 = x8 - y36[k.row];
            const auto x10 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x11 = x10 - s0[1].row[k.row];
            const auto x12 = unfused(y15[k.row] * x11);
            const auto x13 = x12 - y17[k.row];
            const auto x14 = unfused(y28[k.row] * x13);
            const auto x15 = unfused(c1 * x14);
            const auto x16 = x15 - s29[1].row[k.row];
            const auto x17 = x16 - y37[k.row];
            const auto x18 = x9 - x17;
            const auto x19 = x1 * x18;
            const auto x20 = y41[k.row] * k.kept(1);
            const auto x21 = y40[k.row] * x20;
            const auto x22 = c0 * x1;
            const auto x23 = x21 - x22;
            const auto x24 = c1 * x23;
            const auto x25 = y28[k.row] * x14;
            const auto x26 = x24 * x25;
            return std::array<V, 2>{x19, x26};
        });
        const V a12 = load<T>(s42[0].row);
        const V a13 = load<T>(s42[1].row);
        const auto y45 = T(2.0) * y27;
        const auto y46 = a13 / y45;
        const auto y47 = -y46;
        const auto y48 = y13 ? splat<T>(T(0.0)) : y47;
        const auto y49 = c0 * y48;
        const auto s50 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = y41[k.row] * k.kept(1);
            const auto x1 = y40[k.row] * x0;
            const auto x2 = y35[k.row] * k.kept(0);
            const auto x3 = c2 * x2;
            const auto x4 = c0 * x3;
            const auto x5 = x1 - x4;
            const auto x6 = c1 * x5;
            const auto x7 = y28[k.row] * x6;
            const auto x8 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x9 = x8 - s0[1].row[k.row];
            const auto x10 = unfused(y15[k.row] * x9);
            const auto x11 = x10 - y17[k.row];
            const auto x12 = T(2.0) * x11;
            const auto x13 = y49[k.row] * x12;
            const auto x14 = x7 + x13;
            return std::array<V, 1>{x14};
        });
        const V a14 = load<T>(s50[0].row);
        const auto y52 = c0 * a12;
        const auto y53 = c0 * a14;
        group.slopes([&](const auto& k) {
            const auto x0 = y41[k.row] * k.kept(1);
            const auto x1 = y40[k.row] * x0;
            const auto x2 = y35[k.row] * k.kept(0);
            const auto x3 = c2 * x2;
            const auto x4 = c0 * x3;
            const auto x5 = x1 - x4;
            const auto x6 = c1 * x5;
            const auto x7 = y28[k.row] * x6;
            const auto x8 = unfused(T(5.960464477539063e-08) * k.p);
            const auto x9 = x8 - s0[1].row[k.row];
            const auto x10 = unfused(y15[k.row] * x9);
            const auto x11 = x10 - y17[k.row];
            const auto x12 = T(2.0) * x11;
            const auto x13 = y49[k.row] * x12;
            const auto x14 = x7 + x13;
            const auto x15 = x14 - y53[k.row];
            const auto x16 = y15[k.row] * x15;
            const auto x17 = T(5.960464477539063e-08) * x16;
            return std::array<V, 1>{x17};
        });
        return y52;
    }
};
