# FaceNet's triplets within a batch of 16 people, four images each. The hardest ones collapse this model to a point.
_base_ = '../_base_/resnet18_faces.py'

model = dict(
    head=dict(
        _delete_=True,
        type='cvloss_mm.EmbeddingHead',
        loss=dict(type='cvloss_mm.TripletLoss', mining='semi_hard', margin=0.2, loss_weight=1.0),
    )
)

train_dataloader = dict(sampler=dict(_delete_=True, type='cvloss_mm.ClassSampler', per_class=4))
