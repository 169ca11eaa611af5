// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A price feed that answers whatever its storage says; its storage is free. FLAT reads a feed in one place only, which
/// either yields the answer or none, so two kinds of feed suffice: one that answers a complete and fresh round, and one
/// that reverts. That every other round counts as none is proved over {AnyRound} in FLAT-UNIT-003 and FLAT-UNIT-004.
contract AnyAnswer {
    uint256 internal answers;
    uint256 internal answer;

    function latestRoundData() external view returns (uint256, uint256, uint256, uint256, uint256) {
        require(answers == 1); // Safe: a feed that fails is what is studied
        return (1, answer, block.timestamp, block.timestamp, 1);
    }
}

/// A price feed that returns five arbitrary words, reverts, or returns too little.
contract AnyRound {
    uint256 internal fails;
    uint256[5] internal words;

    function latestRoundData() external view returns (uint256, uint256, uint256, uint256, uint256) {
        require(fails != 1); // Safe: a feed that fails is what is studied
        if (fails == 2) {
            assembly {
                return(0, 159) // Safe: an answer that is too short is what is studied
            }
        }
        return (words[0], words[1], words[2], words[3], words[4]);
    }
}
