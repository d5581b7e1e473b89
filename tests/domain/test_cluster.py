import pytest
from pydantic import ValidationError

from mfgcity.domain import Cluster, IndustryChain


def test_a_cluster_under_chinese_headers():
    cluster = Cluster.model_validate(
        {
            "集群名称": "轨道交通",
            "产业链": "轨道交通装备",
            "成员企业": ["中车株机"],
            "核心承载园区": ["株洲高新区"],
            "所在区划": ["430200"],
        }
    )
    assert cluster == Cluster(
        name="轨道交通", chain="轨道交通装备", members=("中车株机",), core_parks=("株洲高新区",), regions=("430200",)
    )


def test_a_chain_may_stand_for_several():
    assert IndustryChain(name="产业链", count=13).count == 13
    with pytest.raises(ValidationError):
        IndustryChain(name="产业链", count=0)
