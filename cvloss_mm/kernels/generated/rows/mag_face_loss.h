// Written by tools/generate_kernels.py from the function of this name; not to be edited.
#pragma once

// mag_face_loss_none_labels: reads scale, low, high, low_norm, high_norm, norm_weight
template <class T> struct mag_face_loss_none_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 0, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    explicit mag_face_loss_none_labels(const double* h) {
        const double s3 = h[2] - h[1];
        const double s7 = h[3] + h[4];
        const double s8 = double(0.5) * s7;
        const double s9 = std::fmax(s8, h[3]);
        const double s10 = std::fmin(s9, h[4]);
        const double s11 = s10 - h[3];
        const double s12 = s3 * s11;
        const double s13 = h[4] - h[3];
        const double s14 = s12 / s13;
        const double s15 = h[1] + s14;
        const double s16 = double(3.141592653589793) - s15;
        const double s17 = std::fmin(s16, double(3.141592653589793));
        const double s18 = std::cos(s17);
        const double s19 = std::sin(s15);
        const double s20 = s15 * s19;
        const double s21 = std::cos(s15);
        c0 = T(s18);
        c1 = T(s20);
        c2 = T(s21);
        c3 = T(s19);
        c4 = T(h[0]);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = group.p < c0;
        const auto y1 = group.p - c1;
        const auto y2 = unfused(c2 * group.p);
        const auto y3 = T(1.0) - group.p;
        const auto y4 = group.p + T(1.0);
        const auto y5 = unfused(y3 * y4);
        const auto y6 = maximum<T>(y5, T(Lanes<T>::epsilon));
        const auto y7 = sqrt<T>(y6);
        const auto y8 = unfused(c3 * y7);
        const auto y9 = y2 - y8;
        const auto y10 = y0 ? y1 : y9;
        const auto y11 = unfused(c4 * y10);
        const auto s12 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            return std::array<V, 1>{x0};
        }, {{y11}});
        const V a0 = load<T>(s12[0].row);
        const auto y14 = y11 - a0;
        const auto y15 = exp<T>(y14);
        const auto s16 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c4 * k.p);
            const auto x1 = x0 - s12[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y15}});
        const V a1 = load<T>(s16[0].row);
        const auto y18 = any_log<T>(a1);
        const auto y19 = y18 - y14;
        const auto y20 = T(1.0) / a1;
        const auto y21 = y20 * y15;
        const auto y22 = T(-1.0) + y21;
        const auto y23 = y22 * c4;
        const auto y24 = y0 ? splat<T>(T(0.0)) : y23;
        const auto y25 = y24 * c2;
        const auto y26 = y5 > T(Lanes<T>::epsilon);
        const auto y27 = y24 * c3;
        const auto y28 = T(2.0) * y7;
        const auto y29 = y27 / y28;
        const auto y30 = -y29;
        const auto y31 = y26 ? y30 : splat<T>(T(0.0));
        const auto y32 = y31 * y3;
        const auto y33 = y25 + y32;
        const auto y34 = y31 * y4;
        const auto y35 = y33 - y34;
        const auto y36 = y0 ? y23 : splat<T>(T(0.0));
        const auto y37 = y35 + y36;
        group.slopes([&](const auto& k) {
            const auto x0 = y20[k.row] * k.kept(0);
            const auto x1 = x0 * c4;
            return std::array<V, 1>{x1};
        }, y37);
        return y19;
    }
};

// mag_face_loss_number_labels: reads scale, low, high, low_norm, high_norm, norm_weight, norm
template <class T> struct mag_face_loss_number_labels {
    using V = typename Lanes<T>::V;
    static constexpr int rows = 0, samples = 1, kept = 1;
    static constexpr bool dense = 0, counted = 0;
    T c0;
    T c1;
    T c2;
    T c3;
    T c4;
    T c5;
    T c6;
    T c7;
    bool c8;
    T c9;
    explicit mag_face_loss_number_labels(const double* h) {
        const double s4 = h[2] - h[1];
        const double s6 = h[4] - h[3];
        const double s7 = double(1.0) / s6;
        const double s9 = h[4] * h[4];
        const double s10 = double(1.0) / s9;
        const bool s12 = h[3] < h[4];
        const double s13 = h[5] / s9;
        c0 = T(h[3]);
        c1 = T(h[4]);
        c2 = T(s4);
        c3 = T(s7);
        c4 = T(h[1]);
        c5 = T(h[0]);
        c6 = T(s10);
        c7 = T(h[5]);
        c8 = s12;
        c9 = T(s13);
    }
    template <class Group> V operator()(const Group& group) const {
        const auto y0 = maximum<T>(group.q[0], c0);
        const auto y1 = minimum<T>(y0, c1);
        const auto y2 = y1 - c0;
        const auto y3 = unfused(c2 * y2);
        const auto y4 = unfused(c3 * y3);
        const auto y5 = c4 + y4;
        const auto y6 = T(3.141592653589793) - y5;
        const auto y7 = minimum<T>(y6, T(3.141592653589793));
        const auto y8 = cos<T>(y7);
        const auto y9 = group.p < y8;
        const auto y10 = sin<T>(y5);
        const auto y11 = unfused(y5 * y10);
        const auto y12 = group.p - y11;
        const auto y13 = cos<T>(y5);
        const auto y14 = unfused(y13 * group.p);
        const auto y15 = T(1.0) - group.p;
        const auto y16 = group.p + T(1.0);
        const auto y17 = unfused(y15 * y16);
        const auto y18 = maximum<T>(y17, T(Lanes<T>::epsilon));
        const auto y19 = sqrt<T>(y18);
        const auto y20 = unfused(y10 * y19);
        const auto y21 = y14 - y20;
        const auto y22 = y9 ? y12 : y21;
        const auto y23 = unfused(c5 * y22);
        const auto s24 = group.template gather<LARGEST_NUMBER>([&](const auto& k) {
            const auto x0 = unfused(c5 * k.p);
            return std::array<V, 1>{x0};
        }, {{y23}});
        const V a0 = load<T>(s24[0].row);
        const auto y26 = y23 - a0;
        const auto y27 = exp<T>(y26);
        const auto s28 = group.template gather<SUM>([&](const auto& k) {
            const auto x0 = unfused(c5 * k.p);
            const auto x1 = x0 - s24[0].row[k.row];
            const auto x2 = exp<T>(x1);
            k.keep(0, x2);
            return std::array<V, 1>{x2};
        }, {{y27}});
        const V a1 = load<T>(s28[0].row);
        const auto y30 = any_log<T>(a1);
        const auto y31 = y30 - y26;
        const auto y32 = T(1.0) / y1;
        const auto y33 = c6 * y1;
        const auto y34 = y32 + y33;
        const auto y35 = c7 * y34;
        const auto y36 = y31 + y35;
        const auto y37 = T(1.0) / a1;
        const auto y38 = y37 * y27;
        const auto y39 = T(-1.0) + y38;
        const auto y40 = y39 * c5;
        const auto y41 = y9 ? splat<T>(T(0.0)) : y40;
        const auto y42 = y41 * y13;
        const auto y43 = y17 > T(Lanes<T>::epsilon);
        const auto y44 = y41 * y10;
        const auto y45 = T(2.0) * y19;
        const auto y46 = y44 / y45;
        const auto y47 = -y46;
        const auto y48 = y43 ? y47 : splat<T>(T(0.0));
        const auto y49 = y48 * y15;
        const auto y50 = y42 + y49;
        const auto y51 = y48 * y16;
        const auto y52 = y50 - y51;
        const auto y53 = y9 ? y40 : splat<T>(T(0.0));
        const auto y54 = y52 + y53;
        group.slopes([&](const auto& k) {
            const auto x0 = y37[k.row] * k.kept(0);
            const auto x1 = x0 * c5;
            return std::array<V, 1>{x1};
        }, y54);
        const auto y56 = group.q[0] < c0;
        const auto y57 = group.q[0] > c1;
        const auto y58 = y56 | y57;
        const auto y59 = group.q[0] == c0;
        const auto y60 = group.q[0] == c1;
        const auto y61 = y59 | y60;
        const auto y62 = y61 & mask<T>(c8);
        const auto y63 = y32 * y32;
        const auto y64 = c7 * y63;
        const auto y65 = c9 - y64;
        const auto y66 = y41 * y19;
        const auto y67 = y66 * y13;
        const auto y68 = -y67;
        const auto y69 = y41 * group.p;
        const auto y70 = y10 * y69;
        const auto y71 = y68 - y70;
        const auto y72 = y53 * y10;
        const auto y73 = y71 - y72;
        const auto y74 = y53 * y5;
        const auto y75 = y74 * y13;
        const auto y76 = y73 - y75;
        const auto y77 = c3 * y76;
        const auto y78 = y77 * c2;
        const auto y79 = y65 + y78;
        const auto y80 = T(0.5) * y79;
        const auto y81 = y62 ? y80 : y79;
        const auto y82 = y58 ? splat<T>(T(0.0)) : y81;
        group.sample_grad(0, y82);
        return y36;
    }
};
